package dev.slipway.twin.sagemaker;

import dev.slipway.twin.Answer;
import dev.slipway.twin.Call;
import dev.slipway.twin.Dial;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Json;
import dev.slipway.twin.Operation;
import dev.slipway.twin.Refusal;
import dev.slipway.twin.aws.Credential;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What callers of a deployed model see: InvokeEndpoint, the OpenAI-compatible path, and the container's own `/ping`.
final class Serving {
    private static final Pattern PATH =
            Pattern.compile("/endpoints/(?<name>[^/]+)/(?<rest>invocations|openai/v1/chat/completions|ping)");
    private static final String API_KEY = "Bearer sagemaker-api-key-";

    private final State state;
    private final Dial dial;
    private final String account;
    private final Health health;
    private final Meter meter;

    Serving(State state, Dial dial, String account, Health health, Meter meter) {
        this.state = state;
        this.dial = dial;
        this.account = account;
        this.health = health;
        this.meter = meter;
    }

    static boolean owns(Call call) {
        return call.path().startsWith("/endpoints/");
    }

    static Operation operation(Call call) {
        var path = PATH.matcher(call.path());
        if (!path.matches()) {
            return new Operation("Unknown", "", false);
        }
        var name = switch (path.group("rest")) {
            case "invocations" -> "InvokeEndpoint";
            case "ping" -> "Ping";
            default -> "ChatCompletions";
        };
        return new Operation(name, path.group("name"), false);
    }

    Answer answer(Call call, Instant now) {
        var path = PATH.matcher(call.path());
        if (!path.matches()) {
            throw new Refusal(404, "UnknownOperationException", "No such path below /endpoints/.");
        }
        return switch (path.group("rest")) {
            case "ping" -> ping(path.group("name"), now);
            case "invocations" -> invoke(call, path, now);
            default -> chat(call, path, now);
        };
    }

    private Answer ping(String name, Instant now) {
        var endpoint = state.endpointNamed(name, now).orElseThrow(() -> missing(name));
        return Answer.json(endpoint.traffic(now).isEmpty() ? 503 : 200, Json.object());
    }

    private Answer invoke(Call call, Matcher path, Instant now) {
        require("POST", call);
        var place = new Place(account, Credential.of(call, "sagemaker").region());
        var name = path.group("name");
        var endpoint = state.endpoint(place.endpoint(name), now)
                .filter(each -> each.name().equals(name))
                .orElseThrow(() -> missing(name));
        var fleet = fleet(endpoint, now);
        var variant = variant(fleet, call);
        var answer = run(endpoint, fleet, variant, call, now);
        return answer.status() < 400
                ? answer.with("x-Amzn-Invoked-Production-Variant", variant.name())
                : modelError(answer, variant, endpoint);
    }

    private Answer chat(Call call, Matcher path, Instant now) {
        require("POST", call);
        if (!call.header("authorization").orElse("").startsWith(API_KEY)) {
            throw new Refusal(403, "AccessDeniedException", "Bring a bearer token minted for CallWithBearerToken.");
        }
        var name = path.group("name");
        var endpoint = state.endpointNamed(name, now).orElseThrow(() -> missing(name));
        var fleet = fleet(endpoint, now);
        var variant = variant(fleet, call);
        var answer = run(endpoint, fleet, variant, call, now);
        return answer.status() < 500 ? answer : modelError(answer, variant, endpoint);
    }

    private Fleet fleet(Endpoint endpoint, Instant now) {
        var lots = endpoint.traffic(now);
        if (lots.isEmpty()) {
            throw missing(endpoint.name());
        }
        return state.traffic().next(endpoint, lots);
    }

    private static Fleet.Variant variant(Fleet fleet, Call call) {
        var wanted = call.header("x-amzn-sagemaker-target-variant");
        if (wanted.isPresent()) {
            return fleet.named(wanted.get())
                    .orElseThrow(() ->
                            new Refusal(400, "ValidationError", "Variant %s does not exist.".formatted(wanted.get())));
        }
        return fleet.drawn(call.body());
    }

    private Answer run(Endpoint endpoint, Fleet fleet, Fleet.Variant variant, Call call, Instant now) {
        var bad = health.taken(operation(call), fleet, variant);
        var answer = health.failing(bad, endpoint, fleet, 1) > 0 ? dead(500) : answered(variant, call);
        var done = new Meter.Done(answer.status(), Health.time(bad), 1);
        meter.report(endpoint, fleet, variant, done, now);
        return answer;
    }

    private Answer answered(Fleet.Variant variant, Call call) {
        var operation = operation(call);
        var fails = dial.take(Effect.ModelFails.class, operation);
        if (fails.isPresent()) {
            return dead(fails.get().status());
        }
        var wrong = dial.take(Effect.WrongAnswer.class, operation).isPresent();
        return new ModelServer(variant.served(), wrong).answer(call.body());
    }

    private static Answer dead(int status) {
        return ModelServer.error(status, "InternalServerError", "the engine is dead");
    }

    private Answer modelError(Answer answer, Fleet.Variant variant, Endpoint endpoint) {
        var side = answer.status() < 500 ? "client" : "server";
        var body = Json.object()
                .put("ErrorCode", side.toUpperCase(Locale.ROOT) + "_ERROR_FROM_MODEL")
                .put(
                        "Message",
                        "Received %s error (%d) from primary with message \"%s\"."
                                .formatted(side, answer.status(), answer.body()))
                .put("OriginalStatusCode", answer.status())
                .put("OriginalMessage", answer.body())
                .put(
                        "LogStreamArn",
                        "arn:aws:logs:%s:%s:log-group:/aws/sagemaker/Endpoints/%s"
                                .formatted(endpoint.region(), account, endpoint.name()));
        return Answer.json(424, body)
                .with("x-amzn-ErrorType", "ModelError")
                .with("x-Amzn-Invoked-Production-Variant", variant.name());
    }

    private static void require(String method, Call call) {
        if (!call.method().equals(method)) {
            throw new Refusal(405, "MethodNotAllowed", "This path takes " + method + ".");
        }
    }

    private Refusal missing(String name) {
        return new Refusal(400, "ValidationError", "Endpoint %s of account %s not found.".formatted(name, account));
    }
}
