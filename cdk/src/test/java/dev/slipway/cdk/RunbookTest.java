package dev.slipway.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Whoever is woken finds what to do.
@NeedsNode
class RunbookTest {
    private static final List<String> PARTS = List.of("Sign", "Meaning", "Check", "Remedy");

    @Test
    void everyAlarmHasItsEntryAndEveryEntryItsAlarm() throws IOException {
        var alarms = new TreeSet<String>();
        for (var stack : List.of(Synthesized.DEV, Synthesized.ELSEWHERE)) {
            alarms.addAll(AlarmRules.names(new Resources(Synthesized.stacks().template(stack))));
        }

        assertThat(entries().keySet()).isEqualTo(alarms);
    }

    @Test
    void everyEntryHasItsFourParts() throws IOException {
        assertThat(entries()).allSatisfy((name, entry) -> assertThat(entry.lines()
                        .filter(line -> line.startsWith("- **"))
                        .map(line -> line.replaceFirst("^- \\*\\*([A-Za-z]+)\\*\\*: .{20,}$", "$1")))
                .as(name)
                .isEqualTo(PARTS));
    }

    private static Map<String, String> entries() throws IOException {
        return Arrays.stream(Files.readString(Path.of("../docs/runbook.md")).split("\n## "))
                .skip(1)
                .filter(entry -> entry.contains("- **"))
                .collect(Collectors.toMap(
                        entry -> entry.lines().findFirst().orElseThrow(), entry -> entry, (one, _) -> one, TreeMap::new));
    }
}
