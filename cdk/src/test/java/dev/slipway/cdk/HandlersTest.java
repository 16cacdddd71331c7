package dev.slipway.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The stack has a function for every handler, and a handler for every function.
class HandlersTest {
    @Test
    void everyHandlerIsAFunction() throws Exception {
        var handlers = new TreeSet<String>();
        for (var jar : new TreeSet<>(Arrays.stream(FunctionName.values()).map(FunctionName::jar).toList())) {
            var folder = Path.of("../functions", jar, "src/main/java/dev/slipway/function", jar);
            try (var files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith("Handler.java"))
                        .forEach(name -> handlers.add("dev.slipway.function.%s.%s".formatted(jar, name.replace(".java", ""))));
            }
        }

        assertThat(Arrays.stream(FunctionName.values()).map(FunctionName::handler)).containsExactlyInAnyOrderElementsOf(handlers);
    }
}
