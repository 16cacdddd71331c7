package dev.slipway.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/// Tells CloudWatch's twin the state of an alarm, as `aws cloudwatch set-alarm-state` does.
public final class SetAlarm {
    private static final String CREDENTIAL =
            "AWS4-HMAC-SHA256 Credential=a/20261121/us-east-1/monitoring/aws4_request, SignedHeaders=host, Signature=";

    private SetAlarm() {}

    /// @param twin the base address of CloudWatch's twin
    public static void state(URI twin, String alarm, String state) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(twin.resolve("/"))
                .header("content-type", "application/x-amz-json-1.0")
                .header("x-amz-target", "GraniteServiceVersion20100801.SetAlarmState")
                .header("authorization", CREDENTIAL + "0".repeat(64))
                .POST(BodyPublishers.ofString(
                        "{\"AlarmName\":\"%s\",\"StateValue\":\"%s\",\"StateReason\":\"a test\"}".formatted(alarm, state)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }
}
