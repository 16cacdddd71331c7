package dev.slipway.wire.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.CuttingServer;
import dev.slipway.core.CuttingServer.Cut;
import dev.slipway.core.failure.Unavailable;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CutConnectionTest {
    @ParameterizedTest
    @EnumSource
    void whatWasCutIsSentOnceMoreAndNotAThirdTime(Cut way) {
        try (var http = HttpClient.newHttpClient();
                var once = CuttingServer.cutting(way, 1, "{}");
                var twice = CuttingServer.cutting(way, 2, "{}")) {
            var exchange = new Exchange(http, Duration.ofSeconds(10));

            assertThat(exchange.send("it", post(once)).statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> exchange.send("it", post(twice))).isInstanceOf(Unavailable.class);
            assertThat(once.requests()).isEqualTo(2);
            assertThat(twice.requests()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("others")
    void nothingElseIs(Exception failure) {
        assertThat(CutConnection.isCauseOf(new IllegalStateException(failure))).isFalse();
    }

    static Stream<Exception> others() {
        return Stream.of(
                new ConnectException("nobody listens"),
                new SocketTimeoutException("silence"),
                new IOException("Premature EOF"));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void itIsFoundBehindWhatAClientMakesOfIt(Exception failure) {
        assertThat(CutConnection.isCauseOf(new IllegalStateException(new IOException(failure)))).isTrue();
    }

    static Stream<Exception> cuts() {
        return Stream.of(
                new SocketException("Connection reset"),
                new SocketException("Unexpected end of file from server"),
                new EOFException("EOF reached while reading"));
    }

    private static HttpRequest post(CuttingServer server) {
        return HttpRequest.newBuilder(server.uri()).POST(BodyPublishers.ofString("{}")).build();
    }
}
