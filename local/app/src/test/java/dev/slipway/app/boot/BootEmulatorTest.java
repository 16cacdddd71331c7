package dev.slipway.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.app.boot.RuntimeApi.Said;
import dev.slipway.twin.run.TwinSettings;
import dev.slipway.twin.run.Twins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every package answers its sample over LocalStack and twins: with the answer, or the failure, that the real function owes.
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client has a native part for Linux alone")
@EnabledIfEnvironmentVariable(named = "AWS_ENDPOINT_URL", matches = "http.+")
// A busy machine starts JVMs slowly.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class BootEmulatorTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Goes with the process, as the twins do.
    private static final Map<String, String> SETTINGS = furnished();

    /// Of a plan that does not exist nothing can be said but that.
    @ParameterizedTest
    @CsvSource({
        "GUARD, Malformed",
        "REQUEST_APPROVAL, Malformed",
        "AUDIT, Malformed",
        "EXECUTE, Malformed",
        "WATCH, Malformed",
        "VALIDATE, Malformed",
        "UNDO, Malformed",
        "FIND_LAST_GOOD, Malformed"
    })
    void whatNobodyPlannedIsRefused(Packaged function, String failure) throws Exception {
        try (var started = Started.of(function.handler(), function.path(), function.told(SETTINGS))) {
            var said = asked(started, function.event());

            assertThat(said).isInstanceOfSatisfying(
                    Said.Failure.class, failed -> assertThat(failed.type()).endsWith("." + failure));
            assertThat(line(started, function).path("failure").textValue()).endsWith("." + failure);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SWEEP        | \\{\"running\":[01],\"closed\":0,\"failed\":0}",
        "CHECKPOINT   | \\{\"checkpoints\":[0-9],\"events\":[0-9]}",
        "ALARM_RAISED | \\{\"outcome\":\"Ignored\",\"why\":\"NOT_OURS\"}",
    })
    void whatTheClockAndEventsAskIsAnswered(Packaged function, String answer) throws Exception {
        try (var started = Started.of(function.handler(), function.path(), function.told(SETTINGS))) {
            var said = asked(started, function.event());

            assertThat(said).isInstanceOfSatisfying(
                    Said.Answer.class, answered -> assertThat(answered.body()).matches(answer));
            assertThat(line(started, function).path("failures").intValue()).isZero();
        }
    }

    @Test
    void anIntentIsTakenInAndPlanned() throws Exception {
        var plan = "";
        try (var started = Started.of(Packaged.API.handler(), Packaged.API.path(), Packaged.API.told(SETTINGS))) {
            var said = asked(started, Packaged.API.event());

            assertThat(said).as(started::log).isInstanceOf(Said.Answer.class);
            var answer = JSON.readTree(((Said.Answer) said).body());
            assertThat(answer.path("statusCode").intValue()).as(answer.toString()).isEqualTo(202);
            plan = JSON.readTree(answer.path("body").textValue()).path("plan_id").textValue();
            var line = line(started, Packaged.API);
            assertThat(line.path("run").textValue()).isEqualTo(plan);
            assertThat(line.path("application").textValue()).isEqualTo("chatbot-x");
        }
        try (var started = Started.of(Packaged.PLAN.handler(), Packaged.PLAN.path(), Packaged.PLAN.told(SETTINGS))) {
            var said = asked(started, "{\"plan\":\"%s\"}".formatted(plan));

            assertThat(said).as(started::log).isInstanceOfSatisfying(
                    Said.Answer.class, answered -> assertThat(answered.body()).startsWith("{\"outcome\":\"Planned\""));
            assertThat(line(started, Packaged.PLAN).path("run").textValue()).isEqualTo(plan);
        }
    }

    private static Said asked(Started started, String event) throws InterruptedException {
        assertThat(started.next()).as(started::log).isInstanceOf(Said.Ready.class);
        started.send(event);
        return started.next();
    }

    /// The one line that the call left.
    private static JsonNode line(Started started, Packaged function) throws IOException, InterruptedException {
        // It is written before the next event is asked for.
        assertThat(started.next()).isInstanceOf(Said.Ready.class);
        List<String> lines = started.lines();
        assertThat(lines).as(started::log).hasSize(1);
        var line = JSON.readTree(lines.getFirst());
        assertThat(line.path("step").textValue()).isEqualTo(function.step());
        assertThat(line.path("start").textValue()).isEqualTo("cold");
        assertThat(line.at("/_aws/CloudWatchMetrics/0/Namespace").textValue()).isEqualTo("Slipway");
        return line;
    }

    /// Twins, and an account with all that the settings name.
    static Map<String, String> furnished() {
        try {
            var settings = new TreeMap<>(
                    Account.furnished(URI.create(System.getenv("AWS_ENDPOINT_URL"))).settings());
            var urls = Twins.start(TwinSettings.standard()).urls();
            Map.of(
                            "AWS_ENDPOINT_URL_SAGEMAKER", "sagemaker",
                            "AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME", "sagemaker_runtime",
                            "AWS_ENDPOINT_URL_CLOUDWATCH", "cloudwatch",
                            "SLIPWAY_REGISTRY_URL", "registry")
                    .forEach((setting, twin) -> settings.put(setting, String.valueOf(urls.get(twin))));
            settings.put("AWS_ENDPOINT_URL_PRICING", Gate.before(System.getenv("AWS_ENDPOINT_URL")).address());
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
