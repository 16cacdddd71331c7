package dev.slipway.app.post;

import dev.slipway.app.store.DataFolder;
import dev.slipway.app.store.Trouble;
import dev.slipway.core.approval.Letter;
import dev.slipway.core.approval.Mail;
import dev.slipway.core.failure.Unavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Mail as files in a folder, one a letter, that any mail program opens.
///
/// Shape: `<name>.eml` in UTF-8, headers and text as RFC 5322 has them. A file is there whole or not at all, and only its
/// owner reads it, for it may hold a link.
public final class Outbox implements Mail {
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    private final Path folder;
    private final InstantSource clock;

    private Outbox(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// In this folder, made where it is missing.
    ///
    /// @throws Unavailable when it cannot be made
    public static Outbox in(Path folder, InstantSource clock) {
        try {
            DataFolder.make(folder);
            return new Outbox(folder, clock);
        } catch (IOException e) {
            throw new Unavailable("the outbox %s cannot be made: %s; look at the disk".formatted(folder, Trouble.words(e)), e);
        }
    }

    @Override
    public boolean sent(String name) {
        return Files.exists(file(name), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void send(Letter letter) {
        if (sent(letter.name())) {
            return;
        }
        try {
            place(text(letter).getBytes(StandardCharsets.UTF_8), file(letter.name()));
        } catch (IOException e) {
            throw Trouble.unkept("the letter " + letter.name() + " cannot be written: %s; look at the disk", e);
        }
    }

    private String text(Letter letter) {
        return """
                Date: %s
                From: Slipway <slipway@localhost>
                To: %s
                Subject: %s
                Message-ID: <%s@slipway.localhost>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s"""
                .formatted(
                        DATE.format(clock.instant().atOffset(ZoneOffset.UTC)),
                        letter.to(),
                        letter.subject(),
                        letter.name(),
                        letter.body());
    }

    private void place(byte[] bytes, Path file) throws IOException {
        var part = Files.createTempFile(folder, "", ".part");
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE);
                var names = FileChannel.open(folder, StandardOpenOption.READ)) {
            var left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            names.force(true);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".eml");
    }
}
