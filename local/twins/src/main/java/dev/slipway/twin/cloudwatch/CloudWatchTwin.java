package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import dev.slipway.twin.aws.Credential;
import dev.slipway.twin.aws.ShapeCheck;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// CloudWatch: metrics that anybody reports, and alarms that are held against them, at `POST /`.
///
/// Shape: AWS JSON 1.0 and Query, whichever the caller speaks. The clock is the timeline that its server shares;
/// alarms are evaluated when somebody looks, each at its own time. Source: `docs/wire/cloudwatch.md`.
public final class CloudWatchTwin implements Twin {
    /// What outlives the process.
    private record Saved(List<Alarm> alarms, List<History.Item> history, List<Series> metrics) {}

    private static final List<String> READING = List.of("Describe", "Get", "List");

    private final Store store = new Store();
    private final History history = new History();
    private final Events events;
    private final Alarms alarms;
    private final Watch watch;
    private final InstantSource clock;
    private final String account;
    private final Map<String, Function<Asked, ObjectNode>> operations;

    public CloudWatchTwin(InstantSource clock, Dial dial, String account) {
        this.clock = clock;
        this.account = account;
        this.events = new Events(dial);
        this.alarms = new Alarms(history, events);
        this.watch = new Watch(alarms, store, dial);
        this.operations = Operations.over(store, alarms, history, dial);
    }

    /// A dial with CloudWatch's usual delay.
    public static Dial dial() {
        return new Dial(Watch.DEFAULTS);
    }

    /// The state an alarm is in, if there is one of this name.
    public Optional<String> alarm(String region, String name) {
        return alarms.named(region, name).map(alarm -> alarm.state().value());
    }

    /// Takes what another service of this account measured: so many times this value at one time.
    public void measured(
            String region,
            String namespace,
            String name,
            Map<String, String> dimensions,
            String unit,
            double value,
            long count,
            Instant at) {
        store.bucket(region, new Metric(namespace, name, dimensions), unit, at, false)
                .add(value, (double) count);
    }

    @Override
    public Operation operation(Call call) {
        var name = Wire.of(call).operation(call);
        if (!operations.containsKey(name)) {
            return new Operation("Unknown", "", false);
        }
        return new Operation(name, subject(call, name), READING.stream().noneMatch(name::startsWith));
    }

    @Override
    public Answer answer(Call call) {
        var wire = Wire.of(call);
        var id = UUID.randomUUID().toString();
        try {
            if (!call.path().equals("/") || !call.method().equals("POST")) {
                throw new Refusal(404, "UnknownOperationException", "CloudWatch listens at POST /.");
            }
            var name = wire.operation(call);
            var region = Credential.of(call, "monitoring").region();
            var carriedOut = operations.get(name);
            if (carriedOut == null) {
                throw new Refusal(400, "InvalidAction", "The twin knows " + operations.keySet());
            }
            var shape = Optional.ofNullable(Requests.SHAPES.get(name)).orElseThrow();
            var request = wire.request(call, shape);
            ShapeCheck.check(shape, request, "ValidationError");
            return wire.answer(name, carriedOut.apply(new Asked(account, region, clock.instant(), request)), id);
        } catch (Refusal refusal) {
            return wire.refusal(call, refusal, id);
        }
    }

    @Override
    public Answer refuse(Call call, Effect.Refuse effect) {
        var refusal = effect.status() == 429
                ? new Refusal(400, "Throttling", "Rate exceeded")
                : new Refusal(effect.status(), "InternalServiceError", "The service cannot answer now.");
        return Wire.of(call).refusal(call, refusal, UUID.randomUUID().toString());
    }

    @Override
    public JsonNode state() {
        return Json.MAPPER.valueToTree(new Saved(List.copyOf(alarms.all()), history.all(), store.all()));
    }

    @Override
    public void restore(JsonNode saved) {
        try {
            var read = Json.MAPPER.treeToValue(saved, Saved.class);
            read.alarms().forEach(alarms::put);
            history.restore(read.history());
            store.restore(read.metrics());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a state of this CloudWatch twin; move it away to start empty", e);
        }
    }

    @Override
    public List<Moving> movings() {
        return List.of(watch, events);
    }

    @Override
    public Optional<Events> events() {
        return Optional.of(events);
    }

    /// The alarm it is about, the first of several, or the namespace.
    private static String subject(Call call, String name) {
        try {
            var shape = Optional.ofNullable(Requests.SHAPES.get(name)).orElseThrow();
            var request = Wire.of(call).request(call, shape);
            return Stream.of("/AlarmName", "/AlarmNames/0", "/Namespace", "/ResourceARN")
                    .map(field -> request.at(field).asText(""))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
        } catch (Refusal unreadable) {
            return "";
        }
    }
}
