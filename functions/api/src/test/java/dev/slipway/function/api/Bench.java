package dev.slipway.function.api;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.core.Samples;
import dev.slipway.core.approval.Callbacks;
import dev.slipway.core.approval.Member;
import dev.slipway.core.approval.People;
import dev.slipway.core.approval.TestKeys;
import dev.slipway.core.approval.TokenVault;
import dev.slipway.core.checkpoint.ExportAudit;
import dev.slipway.core.model.Group;
import dev.slipway.core.model.Origin;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.AcceptIntent;
import dev.slipway.core.plan.MemoryMetrics;
import dev.slipway.core.plan.MemoryWorkflows;
import dev.slipway.core.rollout.CancelPlan;
import dev.slipway.core.rollout.ClearBlock;
import dev.slipway.core.rollout.ListEndpoints;
import dev.slipway.core.rollout.ReadPlan;
import dev.slipway.core.rollout.ReadRollback;
import dev.slipway.core.rollout.RequestRollback;
import dev.slipway.core.rollout.SetFreeze;
import dev.slipway.core.step.Evidence;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.MemoryEvidence;
import dev.slipway.core.step.MemoryLedger;
import dev.slipway.wire.http.CallerLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// The api over a ledger in memory, with a clock that stands still; only waits and a slow store let time pass.
public final class Bench {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final MemoryLedger ledger = new MemoryLedger();
    private final MemoryEvidence evidence = new MemoryEvidence();
    private final CallerLimit limit;
    private final Consumer<Duration> asleep;
    private Duration passed = Duration.ZERO;

    private Bench(CallerLimit limit, Consumer<Duration> asleep) {
        this.limit = limit;
        this.asleep = asleep;
    }

    public static Bench fresh() {
        return new Bench(CallerLimit.standard(), _ -> {});
    }

    static Bench limiting(CallerLimit limit) {
        return new Bench(limit, _ -> {});
    }

    /// On which this happens whenever somebody waits.
    static Bench whileAsleep(Consumer<Duration> happens) {
        return new Bench(CallerLimit.standard(), happens);
    }

    /// So much time passes.
    void pass(Duration time) {
        passed = passed.plus(time);
    }

    /// How much time has passed.
    Duration passed() {
        return passed;
    }

    public MemoryLedger ledger() {
        return ledger;
    }

    MemoryEvidence evidence() {
        return evidence;
    }

    /// The one entry, as on AWS.
    public RequestStreamHandler handler() {
        return handlerOver(ledger);
    }

    RequestStreamHandler handlerOver(Ledger other) {
        return handlerOver(other, evidence);
    }

    RequestStreamHandler handlerOver(Evidence other) {
        return handlerOver(ledger, other);
    }

    private RequestStreamHandler handlerOver(Ledger other, Evidence pieces) {
        var policies = Samples.policies();
        var steps = new ApiSteps(
                new AcceptIntent(other, policies, new MemoryWorkflows()),
                new ReadPlan(other, Bench::people),
                new ListEndpoints(other, policies),
                new ExportAudit(other, new Origin("test-house"), new Person("dave")::equals),
                hands(other),
                pieces,
                other,
                List::of,
                ReviewBench.steps(other, List::of, new MemoryWorkflows(), new MemoryMetrics()));
        return new ApiHandler(steps, () -> NOON, new PlanIds()::at, limit, sleep());
    }

    private Sleep sleep() {
        return new Sleep() {
            @Override
            public void during(Duration time) {
                asleep.accept(time);
                pass(time);
            }

            @Override
            public Duration reading() {
                return passed();
            }
        };
    }

    Answered send(Asked asked) {
        return asked.to(handler());
    }

    static HandSteps hands(Ledger ledger) {
        var policies = Samples.policies();
        var workflows = new MemoryWorkflows();
        People people = Bench::people;
        TokenVault vault = new TestKeys();
        return new HandSteps(
                new RequestRollback(ledger, policies, people, workflows),
                new ReadRollback(ledger),
                new CancelPlan(ledger, policies, people, new Callbacks(ledger, vault, workflows)),
                new ClearBlock(ledger, policies, people),
                new SetFreeze(ledger, policies, people));
    }

    private static List<Member> people() {
        return List.of(member("alice", "developers"), member("dave", "operators"));
    }

    private static Member member(String subject, String group) {
        return new Member(new Person(subject), subject + "@example.com", List.of(new Group(group)), List.of());
    }

    /// A plan of this person, as far as `POST /intent` brings it.
    PlanId accepted(String person) {
        return new PlanId(send(Asked.intent().as(person)).body().path("plan_id").asText());
    }
}
