package dev.slipway.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the operating system really declines, and what is told of it.
class TroubleTest {
    @Test
    void filesThatCannotBeReadAreToldWithoutAClass(@TempDir Path folder) throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        assertThat(told(() -> Files.readAllBytes(folder.resolve("nope")))).isEqualTo("no such file");
        assertThat(told(() -> Files.readAllBytes(folder))).isEqualTo("it is a folder");
        assertThat(told(() -> Files.readAllBytes(file.resolve("below")))).isEqualTo("a part of its path is no folder");
        assertThat(told(() -> Files.createDirectory(file))).isEqualTo("it is there already");
        assertThat(told(() -> Files.delete(folder))).isEqualTo("the folder is not empty");
        assertThat(Trouble.words(new NotDirectoryException("/x"))).isEqualTo("it is no folder");
        assertThat(Trouble.words(new AccessDeniedException("/root"))).isEqualTo("no permission");
        assertThat(Trouble.words(new UncheckedIOException(new FileSystemException("/x", null, "Read-only file system"))))
                .isEqualTo("the disk can only be read");
    }

    @Test
    void aFullDiskIsToldApart() {
        assertThat(hint(new IOException("No space left on device"))).contains("disk of the data folder is full");
        assertThat(hint(new FileSystemException("/x", null, "No space left on device"))).contains("disk of the data folder is full");
        assertThat(hint(new FileSystemException("/x", null, "Disk quota exceeded"))).contains("disk of the data folder is full");
        assertThat(hint(new FileSystemException("/x", null, "Read-only file system"))).isEqualTo("try again later");
    }

    @Test
    void aServerThatIsGoneIsToldWithoutAClass() throws IOException {
        int port;
        try (var closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }

        assertThat(told(() -> get("http://127.0.0.1:" + port))).isEqualTo("nobody listens there");
    }

    @Test
    void whatIsNotKnownIsToldAsItCame() {
        assertThat(Trouble.words(new FileNotFoundException("an odd thing"))).isEqualTo("an odd thing");
        assertThat(Trouble.words(new IOException())).isEqualTo("the operating system declines");
        assertThat(Trouble.words(new ConnectException("Connection refused"))).isEqualTo("nobody listens there");
    }

    private static String hint(IOException failure) {
        return Trouble.unkept("it cannot be kept: %s", failure).hint();
    }

    private static void get(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding());
        }
    }

    private static String told(ThrowingCallable doing) {
        return Trouble.words(Assertions.catchThrowable(doing));
    }
}
