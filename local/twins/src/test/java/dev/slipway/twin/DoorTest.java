package dev.slipway.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.twin.run.Laptop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What reaches the JDK's server unchecked, and must not reach a twin.
class DoorTest {
    private final Laptop laptop = Laptop.inMemory();

    @AfterEach
    void close() {
        laptop.close();
    }

    @Test
    void unknownMethodsAreRefused() throws Exception {
        assertThat(status("TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n")).isEqualTo(405);
        assertThat(status("FETCH / HTTP/1.1\r\nHost: localhost\r\n\r\n")).isEqualTo(405);
    }

    @Test
    void foreignAndMissingHostsAreRefused() throws Exception {
        assertThat(status("GET /_dial HTTP/1.1\r\nHost: evil.example\r\n\r\n")).isEqualTo(400);
        assertThat(status("GET /_dial HTTP/1.1\r\n\r\n")).isEqualTo(400);
        assertThat(status("GET /_dial HTTP/1.1\r\nHost: localhost:99\r\n\r\n")).isEqualTo(200);
    }

    @Test
    void webPagesAreRefused() throws Exception {
        assertThat(status("POST /_dial HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n\r\n"))
                .isEqualTo(403);
    }

    @Test
    void pathsThatClimbAreRefused() throws Exception {
        assertThat(status("GET /_dial/../x HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .isEqualTo(400);
        assertThat(status("GET /%2e%2e/x HTTP/1.1\r\nHost: localhost\r\n\r\n")).isEqualTo(400);
        assertThat(status("GET /?a=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n")).isEqualTo(400);
    }

    @Test
    void aBodyHoldsAtMostSixMebibytes() throws Exception {
        var large = HttpRequest.BodyPublishers.ofString("x".repeat(6 * 1024 * 1024 + 1));
        var fits = HttpRequest.BodyPublishers.ofString("x".repeat(6 * 1024 * 1024));

        assertThat(laptop.send(laptop.to("sagemaker", "/").POST(large)).statusCode())
                .isEqualTo(413);
        assertThat(laptop.send(laptop.to("sagemaker", "/").POST(fits)).statusCode())
                .isEqualTo(403);
    }

    private int status(String request) throws IOException {
        int port = laptop.twins().sagemaker().uri().getPort();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(150_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return Integer.parseInt(line.substring(9, 12));
        }
    }
}
