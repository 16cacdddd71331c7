package dev.slipway.app.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
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
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

        var text = new EndpointsText(new Terminal(nowhere, nowhere, Map.of(), false, Duration.ofSeconds(10))).of(page);

        assertThat(text).isEqualTo("""
                bot-staging  Failed
                  plan 01K failed: no capacity<U+001B>
                  clear it with: slipway undeploy bot --env staging""");
    }
}
