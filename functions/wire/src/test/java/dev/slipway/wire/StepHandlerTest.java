package dev.slipway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.rollout.AlarmRaised;
import dev.slipway.core.step.Step;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepHandlerTest {
    private final List<String> lines = new ArrayList<>();

    record Request(PlanId plan, String secret) {}

    static final class JudgeHandler extends StepHandler<Request, Sample.Answer> {
        JudgeHandler(Step<Request, Sample.Answer> step, InstantSource clock) {
            super(Request.class, step, clock);
        }
    }

    static final class RaisedHandler extends StepHandler<Request, AlarmRaised.Heard> {
        RaisedHandler(Step<Request, AlarmRaised.Heard> step, InstantSource clock) {
            super(Request.class, step, clock);
        }
    }

    @Test
    void decodesStepsAndEncodesWithTheTimeOfThisTry() {
        var seen = new ArrayList<Instant>();

        var answer = answerOf((request, now) -> {
            seen.add(now);
            return new Sample.Answer.Allowed(request.plan(), AuditEvent.ORIGIN);
        });

        assertThat(answer)
                .isEqualTo(
                        "{\"outcome\":\"Allowed\",\"plan\":\"%s\",\"findings\":\"%s\"}",
                        Sample.PLAN, AuditEvent.ORIGIN);
        assertThat(seen).containsExactly(Sample.NOON);
    }

    @Test
    void logsOneLineOfIdentifiersAndNoSecret() {
        answerOf((request, now) -> new Sample.Answer.Allowed(request.plan(), AuditEvent.ORIGIN));

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst())
                .matches("\\{\"_aws\":\\{.*},\"duration_ms\":\\d+,\"failures\":0,"
                        + "\"identifiers\":\\{\"findings\":\"sha256:0+\",\"plan\":\"%1$s\"},\"outcome\":\"Allowed\",".formatted(Sample.PLAN)
                        + "\"request_id\":\"id-1\",\"run\":\"%s\",\"start\":\"cold\",\"step\":\"Judge\"}\n".formatted(Sample.PLAN))
                .doesNotContain("hush");
    }

    @Test
    void logsWhyInAWordOfAClosedSet() {
        var raised = new RaisedHandler((request, now) -> new AlarmRaised.Heard.Ignored(AlarmRaised.Why.NOT_OURS), () -> Sample.NOON);

        raised.handleRequest(request(), new ByteArrayOutputStream(), context());

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst())
                .contains("\"identifiers\":{\"plan\":\"%s\",\"why\":\"NOT_OURS\"},\"outcome\":\"Ignored\",".formatted(Sample.PLAN))
                .doesNotContain("hush");
    }

    @Test
    void theMetricsOfALineStandInItAsTheFormatWants() {
        answerOf((request, now) -> new Sample.Answer.Waiting());

        var line = new JsonReader(Limits.STORED).tree(lines.getFirst().getBytes(StandardCharsets.UTF_8));
        var directive = line.at("/_aws/CloudWatchMetrics/0");
        assertThat(line.at("/_aws/Timestamp").longValue()).isEqualTo(Sample.NOON.toEpochMilli());
        assertThat(directive.path("Namespace").textValue()).isEqualTo("Slipway");
        assertThat(directive.at("/Dimensions/0").valueStream()).allMatch(name -> line.path(name.textValue()).isTextual());
        assertThat(directive.path("Metrics").valueStream().map(metric -> metric.path("Name").textValue()))
                .containsExactly("duration_ms", "failures")
                .allMatch(name -> line.path(name).isNumber());
    }

    @Test
    void onlyTheFirstCallOfAProcessIsCold() {
        var handler = new JudgeHandler((request, now) -> new Sample.Answer.Waiting(), () -> Sample.NOON);

        for (int call = 0; call < 3; call++) {
            handler.handleRequest(request(), new ByteArrayOutputStream(), context());
        }

        assertThat(lines.stream().map(line -> line.contains("\"start\":\"cold\""))).containsExactly(true, false, false);
    }

    @Test
    void letsAFailureThroughAndLogsItsClassOnly() {
        assertThatThrownBy(() -> answerOf((request, now) -> {
                    throw new Conflict("hush");
                }))
                .isInstanceOf(Conflict.class);

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst())
                .contains("\"failure\":\"dev.slipway.core.failure.Conflict\"", "\"failures\":1", Sample.PLAN.value())
                .doesNotContain("hush");
    }

    @Test
    void refusesARequestOfAnotherShape() {
        assertThatThrownBy(() -> handled((request, now) -> new Sample.Answer.Waiting(), "{\"plan\":1}"))
                .isInstanceOf(Malformed.class);
    }

    private String answerOf(Step<Request, Sample.Answer> step) {
        return handled(step, "{\"plan\":\"%s\",\"secret\":\"hush\"}".formatted(Sample.PLAN));
    }

    private static ByteArrayInputStream request() {
        var text = "{\"plan\":\"%s\",\"secret\":\"hush\"}".formatted(Sample.PLAN);
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String handled(Step<Request, Sample.Answer> step, String request) {
        var out = new ByteArrayOutputStream();
        new JudgeHandler(step, () -> Sample.NOON)
                .handleRequest(new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)), out, context());
        return out.toString(StandardCharsets.UTF_8);
    }

    private Context context() {
        return new ListeningContext(lines);
    }
}
