package dev.slipway.app.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.approval.Letter;
import dev.slipway.core.approval.Mail;
import dev.slipway.core.approval.MailContract;
import dev.slipway.core.failure.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest extends MailContract {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Letter LETTER = new Letter("plan-r1-bob", "bob@example.com", "Slipway: look", "Äpfel\n");

    @TempDir
    private Path home;

    @Override
    protected Mail mail() {
        return outbox();
    }

    @Override
    protected List<String> reached(String address) {
        try (var files = Files.list(home.resolve("outbox"))) {
            return files.map(OutboxTest::read)
                    .filter(text -> text.contains("\nTo: " + address + "\n"))
                    .map(text -> text.substring(text.indexOf("\n\n") + 2))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
    void leavesNothingHalfDone() {
        outbox().send(LETTER);

        assertThat(home.resolve("outbox").toFile().list()).containsExactly("plan-r1-bob.eml");
    }

    @Test
    void isUnavailableWhereNothingCanBeWritten() throws IOException {
        var outbox = outbox();
        Files.delete(home.resolve("outbox"));

        assertThatThrownBy(() -> outbox.send(LETTER))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("plan-r1-bob");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outbox outbox() {
        return Outbox.in(home.resolve("outbox"), () -> NOON);
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name)));
    }
}
