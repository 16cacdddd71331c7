package dev.slipway.app.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A server that is not there, or hangs.
final class ApiTest {
    private static final long PID = 4711;

    @Test
    void aServerThatHangsIsNamedWithItsProcessAndTheRemedy() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var address = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            var api = new Api(address, "token", PID, Duration.ofMillis(100));

            assertThatThrownBy(() -> api.get("/endpoints"))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining(address.toString())
                    .hasMessageContaining("process 4711, did not answer within")
                    .hasMessageContaining("end that process or wake it, then repeat");
            assertThatThrownBy(() -> api.post("/intent", "{}", Map.of(), Duration.ofMillis(900)))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("within 1 s");
        }
    }

    @Test
    void aServerThatIsGoneDoesNotAnswer() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        var api = new Api(URI.create("http://127.0.0.1:" + port), "token", PID);

        assertThatThrownBy(() -> api.get("/endpoints"))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("does not answer");
    }
}
