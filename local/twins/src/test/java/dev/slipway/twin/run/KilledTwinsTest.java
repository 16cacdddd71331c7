package dev.slipway.twin.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.twin.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The twins as a process of their own, killed while they hold an answer.
class KilledTwinsTest {
    private static final String SIGNED = "AWS4-HMAC-SHA256 Credential=AKID/20261121/us-east-1/sagemaker/aws4_request,"
            + " SignedHeaders=host, Signature=" + "0a".repeat(32);

    /// For three minutes and longer.
    private static final int MANY_LOOKS = 9_000;

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path home;

    @Test
    void whatWasAcceptedOutlivesTheProcessEvenWhenNobodyHeardTheAnswer() throws Exception {
        var first = start();
        var url = url(first);
        send(url + "/_dial", "{\"operation\":\"CreateModel\",\"effect\":{\"kind\":\"hold\"}}");
        var unheard = CompletableFuture.runAsync(() -> create(url));
        for (int looks = 0; read(url + "/_dial/held").isEmpty(); looks++) {
            assertThat(looks).as("looks without a held answer, of which %s came", unheard).isLessThan(MANY_LOOKS);
            Thread.sleep(20);
        }
        first.destroyForcibly().waitFor();
        unheard.handle((done, lost) -> null).join();

        var second = start();
        try {
            var calls = read(url(second) + "/_dial/calls");

            assertThat(calls.at("/accepted/CreateModel/m").asInt()).isEqualTo(1);
        } finally {
            second.destroy();
            second.waitFor();
        }
    }

    private Process start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TwinsProgram.class.getName(),
                        "--speed",
                        "60",
                        "--home",
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String url(Process twins) throws IOException {
        try (var lines = twins.inputReader(StandardCharsets.UTF_8)) {
            return Json.MAPPER.readTree(lines.readLine()).path("sagemaker").asText();
        }
    }

    private void create(String url) {
        try {
            send(url + "/", "{\"ModelName\":\"m\",\"PrimaryContainer\":{\"Image\":\"nim/a/b\"}}");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(String url, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("X-Amz-Target", "SageMaker.CreateModel")
                .header("Authorization", SIGNED)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        http.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }

    private JsonNode read(String url) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url)).build();
        return Json.MAPPER.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
