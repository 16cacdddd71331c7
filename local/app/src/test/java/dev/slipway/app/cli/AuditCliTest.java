package dev.slipway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The audit of a house in which one plan was rehearsed, taken away and verified by the command line.
final class AuditCliTest {
    @Test
    void whatACommandDidIsAnchoredExportedAndWhole(@TempDir Path folder) throws IOException {
        var export = folder.resolve("export");
        rehearse(folder);

        var exported = run(folder, "audit", "export", export.toString(), "--as", "dave");
        var verified = run(folder, "audit", "verify", export.toString());

        assertThat(exported.exit()).as(exported.err()).isZero();
        assertThat(exported.out()).contains("events.ndjson", "keys.json");
        assertThat(verified.exit()).as(verified.out()).isZero();
        assertThat(verified.out()).startsWith("WHOLE").contains("keys not pinned", "end not held").doesNotContain("unanchored");
        try (var inside = Files.list(folder)) {
            assertThat(inside.map(file -> String.valueOf(file.getFileName()))).containsExactlyInAnyOrder("home", "export");
        }
    }

    @Test
    void aChangedEventIsNamedAndEndsWithSix(@TempDir Path folder) throws IOException {
        var export = folder.resolve("export");
        rehearse(folder);
        run(folder, "audit", "export", export.toString(), "--as", "dave");
        var events = export.resolve("events.ndjson");
        Files.writeString(events, Files.readString(events).replace("\"verdict\":\"Allowed\"", "\"verdict\":\"Denied\""));

        var verified = run(folder, "audit", "verify", export.toString(), "--keys", export.resolve("keys.json").toString());
        var json = run(folder, "audit", "verify", export.toString(), "--json");

        assertThat(verified.exit()).isEqualTo(6);
        assertThat(verified.out()).startsWith("BROKEN").containsPattern("changed +[0-9A-Z]{26}/3: event 3 was changed").doesNotContain("not pinned");
        assertThat(json.exit()).isEqualTo(6);
        assertThat(json.out()).contains("\"whole\":false", "\"classes\":{\"changed\":2}", "\"sequence\":3");
    }

    @Test
    void anEmptyExportIsWholeOnlyForWhoNeverSawALongerOne(@TempDir Path folder) throws IOException {
        var export = folder.resolve("export");
        var empty = folder.resolve("empty");
        run(folder.resolve("elsewhere"), "audit", "export", empty.toString(), "--as", "dave");
        rehearse(folder);
        run(folder, "audit", "export", export.toString(), "--as", "dave");
        var head = export.resolve("checkpoints.ndjson").toString();

        var alone = run(folder, "audit", "verify", empty.toString());
        var held = run(folder, "audit", "verify", empty.toString(), "--keys", export.resolve("keys.json").toString(), "--head", head);
        var whole = run(folder, "audit", "verify", export.toString(), "--head", head, "--json");

        assertThat(alone.out()).contains("0 events", "end not held");
        assertThat(held.exit()).isEqualTo(6);
        assertThat(held.out()).contains("shorter-than-anchor").doesNotContain("end not held");
        assertThat(whole.exit()).isZero();
        assertThat(whole.out()).contains("\"pinned\":false,\"headed\":true");
    }

    @Test
    void anotherInstallationsKeysAreNotThisOnes(@TempDir Path folder) {
        var export = folder.resolve("export");
        var other = folder.resolve("other");
        rehearse(folder);
        run(folder, "audit", "export", export.toString(), "--as", "dave");
        run(folder.resolve("elsewhere"), "audit", "export", other.toString(), "--as", "dave");

        var verified = run(folder, "audit", "verify", export.toString(), "--keys", other.resolve("keys.json").toString());

        assertThat(verified.exit()).isEqualTo(6);
        assertThat(verified.out()).contains("other-origin");
    }

    @Test
    void whoeverIsNeitherAuditorNorOperatorIsRefusedAndLeavesNothing(@TempDir Path folder) throws IOException {
        var export = folder.resolve("export");

        var refused = run(folder, "audit", "export", export.toString(), "--as", "alice");

        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).contains("auditors or operators");
        try (var inside = Files.list(folder)) {
            assertThat(inside.map(file -> String.valueOf(file.getFileName()))).containsExactly("home");
        }
    }

    @Test
    void programsAreToldWhatWasWritten(@TempDir Path folder) {
        var exported = run(folder, "audit", "export", folder.resolve("export").toString(), "--as", "dave", "--json");

        assertThat(exported.exit()).isZero();
        assertThat(exported.out()).startsWith("{\"format\":\"slipway-audit-export-1\"");
    }

    private static void rehearse(Path folder) {
        var spoken = run(folder, "intent", "deploy llama-3.1 8B for quiet", "--env", "staging", "--dry-run", "--wait=150");
        assertThat(spoken.exit()).as(spoken.err()).isZero();
    }

    private static Spoken run(Path folder, String... arguments) {
        return Spoken.run(Map.of("SLIPWAY_HOME", folder.resolve("home").toString()), arguments);
    }
}
