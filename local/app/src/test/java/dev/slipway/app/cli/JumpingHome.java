package dev.slipway.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.app.audit.WholeAudit;
import dev.slipway.app.gateway.Gateway;
import dev.slipway.app.laptop.Laptop;
import dev.slipway.app.server.Identities;
import dev.slipway.app.server.Signpost;
import dev.slipway.app.store.CommitWatch;
import dev.slipway.core.contract.Settings;
import dev.slipway.engine.Clock;
import dev.slipway.engine.ExecutionId;
import dev.slipway.engine.JumpClock;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Rule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.opentest4j.AssertionFailedError;

/// A laptop on a clock that jumps, which commands find through its folder: hours of rollouts in moments.
///
/// While the clock is held nothing waits: steps are taken, and time stands still. Whatever was done, its audit is whole.
final class JumpingHome implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JumpClock clock = new JumpClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final Stay stay = new Stay();
    private final Path home;
    private final Laptop laptop;

    JumpingHome(Path home) {
        var settings = Settings.read(Map.of());
        this.home = home;
        this.laptop = stay.with(Laptop.open(settings, home, clock, CommitWatch.NONE));
        var gateway = stay.with(Gateway.open(0, laptop.api(), Identities.in(home, settings).check()));
        laptop.isReachedAt(gateway.address());
        stay.with(Signpost.of(gateway.address(), home).hangOut(home));
    }

    Clock.Hold hold() {
        return clock.hold();
    }

    Spoken say(String... arguments) {
        return Spoken.run(Map.of("SLIPWAY_HOME", home.toString()), arguments);
    }

    /// The same when so much time has passed; the clock is held meanwhile.
    CompletableFuture<Spoken> sayIn(Duration time, String... arguments) {
        var said = new CompletableFuture<Spoken>();
        clock.at(clock.instant().plus(time), () -> said.complete(say(arguments)));
        return said;
    }

    /// From now on CloudWatch throttles this operation.
    void throttle(String operation) {
        laptop.twins().orElseThrow().cloudwatch().dial().add(Rule.on(operation, new Effect.Refuse(429, 0)).times(10_000));
    }

    /// The same with `--json`, and its answer read.
    JsonNode ask(String... arguments) {
        var said = new String[arguments.length + 1];
        System.arraycopy(arguments, 0, said, 0, arguments.length);
        said[arguments.length] = "--json";
        var spoken = say(said);
        try {
            return JSON.readTree(spoken.out());
        } catch (JsonProcessingException e) {
            throw new AssertionFailedError("no JSON: " + spoken, e);
        }
    }

    /// Waits for the end of a plan's run.
    void ended(String plan) throws InterruptedException {
        laptop.engine().await(new ExecutionId("deployment", plan), Duration.ofSeconds(150));
    }

    @Override
    public void close() {
        try {
            WholeAudit.of(laptop, home.resolve("export"));
        } finally {
            stay.close();
        }
    }
}
