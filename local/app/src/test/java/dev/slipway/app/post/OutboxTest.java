package dev.slipway.app.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.approval.Letter;
import dev.slipway.core.failure.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Letter LETTER = new Letter("plan-r1-bob", "bob@example.com", "Slipway: look", "Äpfel\n");

    @TempDir
    private Path home;

    @Test
    void holdsALetterAsMailProgramsReadIt() throws IOException {
        outbox().send(LETTER);

        assertThat(Files.readString(home.resolve("outbox/plan-r1-bob.eml"))).isEqualTo("""
                Date: Sat, 21 Nov 2026 12:00:00 GMT
                From: Slipway <slipway@localhost>
                To: bob@example.com
                Subject: Slipway: look
                Message-ID: <plan-r1-bob@slipway.localhost>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                Äpfel
                """);
    }

    @Test
    void letsOnlyItsOwnerRead() throws IOException {
        outbox().send(LETTER);

        assertThat(mode("outbox")).isEqualTo("rwx------");
        assertThat(mode("outbox/plan-r1-bob.eml")).isEqualTo("rw-------");
    }

    @Test
    void sendsALetterOnce() throws IOException {
        var outbox = outbox();
        assertThat(outbox.sent(LETTER.name())).isFalse();
        outbox.send(LETTER);
        var before = Files.readString(home.resolve("outbox/plan-r1-bob.eml"));

        outbox.send(new Letter(LETTER.name(), LETTER.to(), LETTER.subject(), "another"));

        assertThat(outbox().sent(LETTER.name())).isTrue();
        assertThat(Files.readString(home.resolve("outbox/plan-r1-bob.eml"))).isEqualTo(before);
        try (var files = Files.list(home.resolve("outbox"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void isUnavailableWhereNothingCanBeWritten() throws IOException {
        var outbox = outbox();
        Files.delete(home.resolve("outbox"));

        assertThatThrownBy(() -> outbox.send(LETTER)).isInstanceOf(Unavailable.class).hasMessageContaining("plan-r1-bob");
    }

    private Outbox outbox() {
        return Outbox.in(home.resolve("outbox"), () -> NOON);
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name)));
    }
}
