package dev.slipway.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.app.laptop.Surroundings;
import dev.slipway.app.server.Api;
import dev.slipway.app.server.Following;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.plan.AlarmMetric;
import dev.slipway.core.plan.AlarmPlan;
import dev.slipway.core.plan.AlarmState;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.rollout.HostedEndpoint;
import dev.slipway.core.rollout.Hosting;
import dev.slipway.core.rollout.ModelServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What scenes play on: the API, SageMaker as anybody sees it, and the account of what held.
///
/// Shape: `dial` is the address of SageMaker's twin, `letters` the folder of the outbox.
final class Stage {
    /// Far longer than any scene takes, in real time.
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    private final Api api;
    private final Hosting hosting;
    private final ModelServer models;
    private final Metrics metrics;
    private final FaultDial dial;
    private final InstantSource clock;
    private final URI address;
    private final Function<Person, String> tokens;
    private final Path letters;
    private final Report report;
    private final List<String> failed = new ArrayList<>();
    private int passed;

    Stage(
            URI address,
            Person self,
            Function<Person, String> tokens,
            Surroundings around,
            URI dial,
            Path letters,
            InstantSource clock,
            Report report) {
        this.address = address;
        this.tokens = tokens;
        this.api = as(self);
        this.hosting = around.hosting();
        this.models = around.models();
        this.metrics = around.metrics();
        this.dial = new FaultDial(dial);
        this.letters = letters;
        this.clock = clock;
        this.report = report;
    }

    /// The API as somebody else uses it.
    final Api as(Person person) {
        return new Api(address, tokens.apply(person), ProcessHandle.current().pid());
    }

    /// What somebody who signed in opens links with.
    Browser browser(Person person) {
        return new Browser(tokens.apply(person));
    }

    /// A letter, once it was sent.
    Optional<String> letter(String name) {
        var file = letters.resolve(name + ".eml");
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new Unavailable("the letter %s cannot be read: %s".formatted(name, e), e);
        }
    }

    /// The alarms of this endpoint that speak now, by what they watch.
    List<String> firing(ResourceName endpoint) {
        var names = Arrays.stream(AlarmMetric.values())
                .map(metric -> AlarmPlan.nameOf(endpoint, metric))
                .toList();
        return metrics.alarms(names).stream()
                .filter(alarm -> alarm.state() == AlarmState.ALARM)
                .flatMap(alarm -> alarm.plan().stream())
                .map(plan -> plan.terms().metric().title())
                .sorted()
                .toList();
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
                ? new Following(api, listener, true).until(reply.body().path("plan_id").asText(), PATIENCE).body()
                : reply.body();
    }

    /// Sends an intent about which people have to decide, and follows it until they were asked.
    JsonNode askPeople(JsonNode intent, Following following) {
        report.asked(intent);
        var reply = api.post("/intent", intent.toString(), Map.of(), Duration.ZERO);
        if (!reply.good()) {
            return reply.body();
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var plan = following.until(reply.body().path("plan_id").asText(), Duration.ZERO).body();
            if (plan.path("closed").asBoolean() || Following.isUpToPeople(plan) || System.nanoTime() - end >= 0) {
                return plan;
            }
        }
    }

    /// What tells of a plan as it goes, until it is closed.
    Following following(Following.Listener listener) {
        return new Following(api, listener, true);
    }

    /// The plan when it is closed.
    JsonNode closed(JsonNode plan, Following following) {
        return following.until(plan.path("plan_id").asText(), PATIENCE).body();
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
