package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.twin.Answer;
import dev.slipway.twin.Call;
import dev.slipway.twin.Dial;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Events;
import dev.slipway.twin.Json;
import dev.slipway.twin.Moving;
import dev.slipway.twin.Operation;
import dev.slipway.twin.Refusal;
import dev.slipway.twin.Twin;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// SageMaker hosting: control plane at `POST /`, runtime below `/endpoints/`.
///
/// Shape: a status follows from the clock when somebody asks; nothing runs in the background. The clock is the
/// timeline that its server shares. Source: `docs/wire/sagemaker.md`.
public final class SageMakerTwin implements Twin {
    /// What lies outside of it: the digest of an image named by tag, or nothing when its registry does not know it;
    /// the alarms it watches; the metrics it reports to.
    public record Surroundings(Function<String, Optional<String>> digests, Alarms alarms, Metrics metrics) {}

    private final State state = new State();
    private final InstantSource clock;
    private final ControlPlane control;
    private final Serving serving;
    private final Events events;
    private final List<Moving> movings;

    public SageMakerTwin(InstantSource clock, Dial dial, String account, Surroundings around) {
        var health = new Health(dial, state.traffic());
        var meter = new Meter(around.metrics());
        this.clock = clock;
        this.control = new ControlPlane(state, dial, account, around.digests());
        this.serving = new Serving(state, dial, account, health, meter);
        this.events = new Events(dial);
        this.movings = List.of(
                new Background(state, dial, health, meter, clock.instant()),
                new Life(state, dial, around.alarms(), events),
                events);
    }

    /// A dial with SageMaker's usual durations.
    public static Dial dial() {
        return new Dial(Phases.DEFAULTS);
    }

    @Override
    public Operation operation(Call call) {
        return Serving.owns(call) ? Serving.operation(call) : control.operation(call);
    }

    @Override
    public Answer answer(Call call) {
        try {
            if (Serving.owns(call)) {
                return identified(serving.answer(call, clock.instant()));
            }
            if (!call.path().equals("/") || !call.method().equals("POST")) {
                throw new Refusal(404, "UnknownOperationException", "SageMaker listens at POST / and /endpoints/.");
            }
            return identified(Answer.of(
                    200,
                    "application/x-amz-json-1.1",
                    control.answer(call, control.operation(call), clock.instant())
                            .toString()));
        } catch (Refusal refusal) {
            return refused(call, refusal);
        }
    }

    @Override
    public Answer refuse(Call call, Effect.Refuse effect) {
        if (effect.status() == 429) {
            // The control plane throttles with 400, the runtime with 429.
            return refused(call, new Refusal(Serving.owns(call) ? 429 : 400, "ThrottlingException", "Rate exceeded"));
        }
        var code = effect.status() == 503 ? "ServiceUnavailable" : "InternalFailure";
        return refused(call, new Refusal(effect.status(), code, "The service cannot answer now."));
    }

    @Override
    public JsonNode state() {
        return Json.MAPPER.valueToTree(state);
    }

    @Override
    public void restore(JsonNode saved) {
        try {
            state.replaceBy(Json.MAPPER.treeToValue(saved, State.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a state of this SageMaker twin; move it away to start empty", e);
        }
    }

    @Override
    public List<Moving> movings() {
        return movings;
    }

    @Override
    public Optional<Events> events() {
        return Optional.of(events);
    }

    private static Answer refused(Call call, Refusal refusal) {
        var body = Json.object().put("message", refusal.text());
        if (Serving.owns(call)) {
            return identified(Answer.json(refusal.status(), body).with("x-amzn-ErrorType", refusal.code()));
        }
        var typed = body.put("__type", refusal.code()).toString();
        return identified(Answer.of(refusal.status(), "application/x-amz-json-1.1", typed));
    }

    private static Answer identified(Answer answer) {
        return answer.with("x-amzn-RequestId", UUID.randomUUID().toString());
    }
}
