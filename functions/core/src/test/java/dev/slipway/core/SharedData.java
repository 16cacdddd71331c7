package dev.slipway.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The recorded data in `shared/data`, in the first folder above us that has it. A test that needs it is skipped where
/// it is absent.
public final class SharedData {
    private SharedData() {}

    public static Path file(String name) {
        var file = Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
                .map(at -> at.resolve("shared/data").resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
        Assumptions.assumeTrue(file.isPresent(), () -> "no shared/data/" + name + " above this folder");
        return file.orElseThrow();
    }

    public static List<String> lines(String name) throws IOException {
        return Files.readAllLines(file(name));
    }

    /// The ids of the listing of one day.
    public static List<String> listing(String day) throws IOException {
        var text = Files.readString(file("nvidia-models-history.json"));
        var from = text.indexOf("\"ids\"", text.indexOf("\"day\": \"" + day + "\""));
        var ids = text.substring(text.indexOf('[', from) + 1, text.indexOf(']', from));
        return Stream.of(ids.split(",")).map(id -> id.replace('"', ' ').strip()).toList();
    }
}
