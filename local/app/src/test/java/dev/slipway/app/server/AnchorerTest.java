package dev.slipway.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.laptop.Laptop;
import dev.slipway.app.store.CommitWatch;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Change;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When the server writes checkpoints, and what it says when it cannot.
final class AnchorerTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");

    private final TimerClock clock = new TimerClock(BEGIN);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void anchorsAtOnceAndThenEveryMinute() throws Exception {
        try (var laptop = laptop("home");
                var _ = new Anchorer(laptop)) {
            tell(laptop, 2);
            assertThat(clock.pass()).isEqualTo(BEGIN);
            assertThat(anchored()).containsExactly(2);

            tell(laptop, 1);
            assertThat(clock.pass()).isEqualTo(BEGIN.plusSeconds(60));
            assertThat(anchored()).containsExactly(2, 3);
            assertThat(clock.due()).containsExactly(BEGIN.plusSeconds(120));
        }
    }

    @Test
    void theHundredthEventDoesNotWaitForTheMinute() throws Exception {
        try (var laptop = laptop("home");
                var _ = new Anchorer(laptop)) {
            clock.pass();
            tell(laptop, 99);
            assertThat(clock.due()).containsExactly(BEGIN.plusSeconds(60));

            tell(laptop, 1);

            assertThat(clock.pass()).isEqualTo(BEGIN);
            assertThat(anchored()).containsExactly(100);
        }
    }

    @Test
    void anchorsOnceMoreAtTheEnd() throws Exception {
        try (var laptop = laptop("home")) {
            try (var _ = new Anchorer(laptop)) {
                clock.pass();
                tell(laptop, 1);
            }
            assertThat(anchored()).containsExactly(1);
            assertThat(clock.due()).isEmpty();
        }
    }

    @Test
    void aLedgerOlderThanItsArchiveIsToldOnceAndHealthNamesIt() throws Exception {
        try (var laptop = laptop("home")) {
            laptop.ledger().commit(told("RUN-OF-THEN"));
        }
        Files.copy(home().resolve("slipway.db"), folder.resolve("old.db"));
        try (var laptop = laptop("home");
                var _ = new Anchorer(laptop)) {
            clock.pass();
        }
        for (var left : List.of("slipway.db-wal", "slipway.db-shm")) {
            Files.deleteIfExists(home().resolve(left));
        }
        Files.move(folder.resolve("old.db"), home().resolve("slipway.db"), StandardCopyOption.REPLACE_EXISTING);

        var said = new ArrayList<String>();
        try (var laptop = laptop("home");
                var _ = new Anchorer(laptop)) {
            laptop.ledger().commit(told("RUN-OF-NOW"));
            clock.pass();
            laptop.upkeep().watchedBy(said::add);
            clock.pass();

            assertThat(said).singleElement().asString().startsWith("checkpoint does not succeed").contains("the archive holds other bytes");
            assertThat(health(laptop)).contains("\"statusCode\":503", "failing\\\":[\\\"checkpoint\\\"]");
        }
        assertThat(Files.readAllLines(home().resolve("log.jsonl")))
                .filteredOn(line -> line.contains("upkeep"))
                .singleElement()
                .asString()
                .contains("Conflict")
                .doesNotContain("other bytes");
    }

    private Path home() {
        return folder.resolve("home");
    }

    private Laptop laptop(String home) {
        return Laptop.open(Settings.read(Map.of()), folder.resolve(home), clock, CommitWatch.NONE);
    }

    private static void tell(Laptop laptop, int events) {
        for (int i = 0; i < events; i++) {
            laptop.ledger().commit(told("RUN-A"));
        }
    }

    private static Change told(String run) {
        return Change.of(new RunId(run)).tell(new Told(BEGIN, "IntentAccepted", "alice", Canonical.Fields.NONE));
    }

    private static String health(Laptop laptop) throws IOException {
        var answer = new ByteArrayOutputStream();
        try (var asked = Files.newInputStream(Path.of("../../events/api-health.json"))) {
            laptop.api().handleRequest(asked, answer, null);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    /// The sizes of the checkpoints in the archive, which keeps two files for each.
    private List<Integer> anchored() throws IOException {
        try (var files = Files.walk(home().resolve("archive"))) {
            return files.filter(file -> file.toString().matches(".*/checkpoints/.*json"))
                    .map(file -> Integer.valueOf(String.valueOf(file.getFileName()).replaceAll("[.].*", "")))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }
}
