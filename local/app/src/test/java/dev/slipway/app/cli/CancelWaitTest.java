package dev.slipway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a wait for a plan that was called off ends, by what the server says of the plan; status 0 is a server that went away.
final class CancelWaitTest {
    private static final String PLAN = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    200 | {"status":"Undone","closed":true,"called_off":"taken_back_under_way"} | 0 | was taken back before its update was through
                    200 | {"status":"Cancelled","closed":true,"called_off":"nothing_changed"}   | 0 | has ended before it changed anything
                    200 | {"status":"Failed","closed":true,"reason":"it did not go back"}       | 5 | has ended as Failed: it did not go back
                    200 | {"status":"Deployed","closed":true}                                   | 1 | has ended as Deployed
                    200 | {"status":"Undoing","closed":false,"called_off":"taken_back"}         | 1 | not finished after 0 s
                    404 | {"code":"not_known","field":"plan_id"}                                | 7 | not known
                    503 | {"code":"unavailable"}                                                | 5 | unavailable
                    0   | {}                                                                    | 5 | does not answer
                    """)
    void theExitCodeIsThatOfWhatCameOfIt(int status, String plan, int exit, String says) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/cancel", call -> answer(call, 202, "{\"plan_id\":\"%s\",\"already\":false,\"how\":\"taken_back\"}".formatted(PLAN)));
        server.createContext("/plan/" + PLAN, call -> answer(call, status, plan));
        server.start();
        try {
            var address = "http://127.0.0.1:" + server.getAddress().getPort();
            var spoken = Spoken.run(Map.of("SLIPWAY_SERVER", address, "SLIPWAY_TOKEN", "a.b.c"), "cancel", PLAN, "--wait=0");

            assertThat(spoken.exit()).as(spoken.toString()).isEqualTo(exit);
            assertThat(spoken.out() + spoken.err()).contains(says);
        } finally {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        if (status > 0) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(status, bytes.length);
            call.getResponseBody().write(bytes);
        }
        call.close();
    }
}
