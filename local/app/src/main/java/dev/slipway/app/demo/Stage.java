package dev.slipway.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.app.server.Api;
import dev.slipway.app.server.Following;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Person;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What scenes play on: the API as people use it, the outside as anybody sees it, and the account of what held.
final class Stage {
    /// Far longer than any scene takes, in real time.
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    private final Api api;
    private final Outside outside;
    private final InstantSource clock;
    private final URI address;
    private final Function<Person, String> tokens;
    private final Report report;
    private final List<String> failed = new ArrayList<>();
    private int passed;

    Stage(
            URI address,
            Person self,
            Function<Person, String> tokens,
            Outside outside,
            InstantSource clock,
            Report report) {
        this.address = address;
        this.tokens = tokens;
        this.api = as(self);
        this.outside = outside;
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

    Outside outside() {
        return outside;
    }

    Report report() {
        return report;
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
