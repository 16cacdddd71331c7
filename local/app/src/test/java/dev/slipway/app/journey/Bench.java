package dev.slipway.app.journey;

import dev.slipway.app.audit.WholeAudit;
import dev.slipway.app.golden.Recorder;
import dev.slipway.app.laptop.Laptop;
import dev.slipway.core.Patience;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.contract.WhoWrites;
import dev.slipway.core.model.Application;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.AcceptIntent;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.engine.ExecutionId;
import dev.slipway.engine.JumpClock;
import dev.slipway.twin.Calls;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Rule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A whole laptop on a clock that jumps, and somebody who asks things of it.
final class Bench implements AutoCloseable {
    static final Environment STAGING = new Environment("staging");
    private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

    private final Laptop laptop;
    private final Path home;
    private final WhoWrites who;
    private int plans;

    private Bench(Laptop laptop, Path home, WhoWrites who) {
        this.laptop = laptop;
        this.home = home;
        this.who = who;
    }

    static Bench in(Path home) {
        return in(home, Map.of());
    }

    static Bench in(Path home, Map<String, String> environment) {
        var who = new WhoWrites();
        return new Bench(opened(environment, home, new JumpClock(BEGIN), who), home, who);
    }

    private static Laptop opened(Map<String, String> environment, Path home, JumpClock clock, WhoWrites who) {
        return Laptop.metered(Settings.read(environment), home, clock, items -> new OverseenItems(items, who));
    }

    /// The folder of a laptop that ended, on which this happens before its clock goes on.
    static Bench resumedWhile(Path home, Consumer<Laptop> happens) {
        var clock = new JumpClock(BEGIN);
        try (var _ = clock.hold()) {
            var who = new WhoWrites();
            var laptop = opened(Map.of(), home, clock, who);
            happens.accept(laptop);
            return new Bench(laptop, home, who);
        }
    }

    /// Waits for the end of a plan's run.
    void ended(PlanId plan) throws InterruptedException {
        laptop.engine().await(new ExecutionId("deployment", plan.value()), LONG_ENOUGH);
    }

    /// Waits until this letter of a plan lies in the outbox; the clock may be held.
    void sent(PlanId plan, String letter) {
        Patience.until(
                "letter %s of %s".formatted(letter, plan),
                () -> Files.exists(home.resolve("outbox/%s-%s.eml".formatted(plan, letter))),
                () -> "%s, and %s".formatted(
                        record(plan),
                        laptop.ledger().events(plan.run(), 0).stream().map(AuditEvent::type).toList()));
    }

    Laptop laptop() {
        return laptop;
    }

    /// Asks for it in staging and waits for the end of its run.
    PlanRecord ask(String sentence) throws InterruptedException {
        return ask(sentence, "staging", false);
    }

    PlanRecord ask(String sentence, String environment, boolean dryRun) throws InterruptedException {
        var plan = accept(sentence, environment, dryRun);
        laptop.engine().await(new ExecutionId("deployment", plan.value()), LONG_ENOUGH);
        return record(plan);
    }

    PlanId accept(String sentence, String environment, boolean dryRun) {
        var plan = new PlanId("01JD%022d".formatted(++plans));
        var intake = new AcceptIntent(laptop.ledger(), laptop.around().policies(), laptop.workflows());
        var answer = intake.apply(request(plan, sentence, environment, dryRun), laptop.clock().instant());
        if (!(answer instanceof AcceptIntent.Answer.Accepted)) {
            throw new AssertionError(sentence + " is not accepted: " + answer);
        }
        return plan;
    }

    private static AcceptIntent.Request request(PlanId plan, String sentence, String environment, boolean dryRun) {
        return new AcceptIntent.Request(
                new Person("alice"),
                Optional.empty(),
                sentence,
                environment,
                sentence.startsWith("undeploy") ? Optional.empty() : Optional.of("chatbot-x"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                dryRun,
                Optional.empty(),
                plan);
    }

    PlanRecord record(PlanId plan) {
        return laptop.ledger().read(PlanRecord.key(plan)).value();
    }

    EndpointRecord endpoint() {
        return laptop.ledger()
                .read(EndpointRecord.key(new Application("chatbot-x"), STAGING))
                .value();
    }

    UsdPerHour reserved() {
        return laptop.ledger().read(Budget.key(STAGING)).found().orElse(Budget.UNTOUCHED).reserved();
    }

    /// What the guard or the planner said.
    String findings(PlanRecord record) {
        var bytes = laptop.evidence().fetch(record.findings().orElseThrow()).orElseThrow();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Turns SageMaker's dial, once.
    void dial(String operation, Effect effect) {
        dial(operation, effect, 1);
    }

    void dial(String operation, Effect effect, int times) {
        laptop.twins().orElseThrow().sagemaker().dial().add(Rule.on(operation, effect).times(times));
    }

    Calls calls() {
        return laptop.twins().orElseThrow().sagemaker().calls();
    }

    /// Whatever the journey was, its audit is whole and tells of nothing that was not allowed, and every step wrote where its
    /// role on AWS may.
    @Override
    public void close() {
        try {
            WholeAudit.of(laptop, home.resolve("export"));
            OverseenItems.keptWithinRights(who);
        } finally {
            laptop.close();
        }
        Recorder.keepIfAsked(home);
    }
}
