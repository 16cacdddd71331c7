package dev.slipway.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.app.server.Api;
import dev.slipway.app.server.Following;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.rollout.HostedEndpoint;
import dev.slipway.core.rollout.Hosting;
import dev.slipway.core.rollout.ModelServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What scenes play on: the API, SageMaker as anybody sees it, and the account of what held.
///
/// Shape: `dial` is the address of SageMaker's twin.
final class Stage {
    /// Far longer than any scene takes, in real time.
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    private final Api api;
    private final Hosting hosting;
    private final ModelServer models;
    private final FaultDial dial;
    private final InstantSource clock;
    private final Report report;
    private final List<String> failed = new ArrayList<>();
    private int passed;

    Stage(Api api, Hosting hosting, ModelServer models, URI dial, InstantSource clock, Report report) {
        this.api = api;
        this.hosting = hosting;
        this.models = models;
        this.dial = new FaultDial(dial);
        this.clock = clock;
        this.report = report;
    }

    Report report() {
        return report;
    }

    FaultDial dial() {
        return dial;
    }

    ModelServer models() {
        return models;
    }

    static ObjectNode intent(String sentence, String env) {
        return JsonNodeFactory.instance.objectNode().put("intent", sentence).put("env", env);
    }

    JsonNode get(String path) {
        return api.get(path).body();
    }

    /// Sends an intent and follows its plan to the end; a refusal comes back as it is.
    JsonNode ask(JsonNode intent, Following.Listener listener) {
        report.asked(intent);
        var reply = api.post("/intent", intent.toString(), Map.of(), Duration.ZERO);
        return reply.good()
                ? new Following(api, listener).until(reply.body().path("plan_id").asText(), PATIENCE).body()
                : reply.body();
    }

    /// The same, with every event told.
    JsonNode ask(JsonNode intent) {
        return ask(intent, new Rollout(this, Optional.empty()));
    }

    Optional<HostedEndpoint> endpoint(ResourceName name) {
        return hosting.endpoint(name);
    }

    InstantSource clock() {
        return clock;
    }

    void expect(String name, boolean held, Object observed) {
        if (held) {
            passed++;
        } else {
            failed.add(name);
        }
        report.expectation(name, held, String.valueOf(observed));
    }

    /// A sight of the outside; trouble in looking is what is seen.
    static String seen(Supplier<String> look) {
        try {
            return look.get();
        } catch (StepFailure trouble) {
            return trouble.toString();
        }
    }

    int passed() {
        return passed;
    }

    List<String> failed() {
        return List.copyOf(failed);
    }

    /// How an amount reserved in an environment reads now.
    String reserved(String env) {
        return get("/endpoints")
                .path("spending")
                .valueStream()
                .filter(each -> each.path("env").asText().equals(env))
                .map(each -> each.path("reserved_usd_per_hour").asText())
                .findFirst()
                .orElseThrow(() -> new Unavailable("the budget of " + env + " is not shown"));
    }
}
