package dev.slipway.app.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EndpointsTextTest {
    @Test
    void aFailedEndpointShowsItsReasonAndTheCommandThatClearsIt() throws JsonProcessingException {
        var page = new ObjectMapper().readTree("""
                {"endpoints":[{"name":"bot-staging","app":"bot","env":"staging","state":"Failed","failure":
                {"plan_id":"01K","reason":"no capacity\\u001b","remedy":"slipway undeploy bot --env staging"}}],"spending":[]}""");

        var text = of(page);

        assertThat(text).isEqualTo("""
                bot-staging  Failed
                  plan 01K failed: no capacity<U+001B>
                  clear it with: slipway undeploy bot --env staging""");
    }

    @Test
    void timesAreToldToTheSecond() throws JsonProcessingException {
        var page = new ObjectMapper().readTree("""
                {"endpoints":[{"name":"bot-staging","state":"Live",
                "current":{"generation":1,"since":"2026-11-21T10:00:00.123456789Z"},
                "history":{"generations":[{"served":{"generation":1,"since":"2026-11-21T10:00:00.123456789Z"},
                "ended":"Replaced","ended_at":"2026-11-21T11:00:00.5Z"}],"blocks":[{"since":"2026-11-21T12:00:00.25Z"}]}}],
                "spending":[],"freezes":[{"env":"staging","by":"dave","until":"2026-11-21T13:00:00.75Z"}]}""");

        var text = of(page);

        assertThat(text)
                .contains("since 2026-11-21T10:00:00Z", "at 2026-11-21T11:00:00Z", "since 2026-11-21T12:00:00Z", "until 2026-11-21T13:00:00Z")
                .doesNotContainPattern("[.][0-9]+Z");
    }

    private static String of(JsonNode page) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new EndpointsText(new Terminal(nowhere, nowhere, Map.of(), false, Duration.ofSeconds(10))).of(page);
    }
}
