package dev.slipway.twin.sagemaker;

import dev.slipway.twin.Answer;
import dev.slipway.twin.Call;
import dev.slipway.twin.Dial;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Json;
import dev.slipway.twin.Operation;
import dev.slipway.twin.Refusal;
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

    Serving(State state, Dial dial, String account) {
        this.state = state;
        this.dial = dial;
        this.account = account;
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
        return Answer.json(endpoint.serving(now).isPresent() ? 200 : 503, Json.object());
    }

    private Answer invoke(Call call, Matcher path, Instant now) {
        require("POST", call);
        var place = new Place(account, Credential.of(call).region());
        var name = path.group("name");
        var endpoint = state.endpoint(place.endpoint(name), now)
                .filter(each -> each.name().equals(name))
                .orElseThrow(() -> missing(name));
        var variant = variant(endpoint, call, now);
        var answer = run(variant, call);
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
        var variant = variant(endpoint, call, now);
        var answer = run(variant, call);
        return answer.status() < 500 ? answer : modelError(answer, variant, endpoint);
    }

    private Fleet.Variant variant(Endpoint endpoint, Call call, Instant now) {
        var fleet = endpoint.serving(now).orElseThrow(() -> missing(endpoint.name()));
        var wanted = call.header("x-amzn-sagemaker-target-variant");
        if (wanted.isPresent()) {
            return fleet.named(wanted.get())
                    .orElseThrow(() ->
                            new Refusal(400, "ValidationError", "Variant %s does not exist.".formatted(wanted.get())));
        }
        return fleet.drawn(call.body());
    }

    private Answer run(Fleet.Variant variant, Call call) {
        var operation = operation(call);
        var fails = dial.take(Effect.ModelFails.class, operation);
        if (fails.isPresent()) {
            return ModelServer.error(fails.get().status(), "InternalServerError", "the engine is dead");
        }
        var wrong = dial.take(Effect.WrongAnswer.class, operation).isPresent();
        return new ModelServer(variant.served(), wrong).answer(call.body());
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
                                .formatted(region(endpoint), account, endpoint.name()));
        return Answer.json(424, body)
                .with("x-amzn-ErrorType", "ModelError")
                .with("x-Amzn-Invoked-Production-Variant", variant.name());
    }

    private static String region(Endpoint endpoint) {
        return endpoint.arn().split(":")[3];
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
