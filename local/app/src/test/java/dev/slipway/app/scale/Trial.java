package dev.slipway.app.scale;

import dev.slipway.app.laptop.Laptop;
import dev.slipway.core.Patience;
import dev.slipway.core.approval.DecideApproval;
import dev.slipway.core.approval.Vote;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.AcceptIntent;
import dev.slipway.engine.Event;
import dev.slipway.engine.ExecutionId;
import dev.slipway.engine.JumpClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// One story played on a laptop with a meter in it.
final class Trial implements AutoCloseable {
    private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

    private final Story story;
    private final Path home;
    private final AtomicReference<Meter> meter = new AtomicReference<>();
    private final JumpClock clock = new JumpClock(BEGIN);
    private final Laptop laptop;
    private int plans;

    private Trial(Story story, Path home) {
        this.story = story;
        this.home = home;
        this.laptop = Laptop.metered(Settings.read(Map.of()), home, clock, items -> {
            var counting = new Meter(items);
            meter.set(counting);
            return counting;
        });
    }

    static Need of(Story story, Path home) throws Exception {
        try (var trial = new Trial(story, home)) {
            return trial.need();
        }
    }

    private Need need() throws Exception {
        if (story.before().isPresent()) {
            play(story.before().get());
        }
        var store = Objects.requireNonNull(meter.get());
        long reads = store.reads();
        long writes = store.writes();
        long busiest = store.busiest();
        long objects = files("evidence");
        long letters = files("outbox");
        var plan = play(story.sentence());
        var history = laptop.engine().history(execution(plan));
        return new Need(
                story,
                entered(history, "") + 1,
                entered(history, "Task"),
                store.reads() - reads,
                store.writes() - writes,
                store.busiest() - busiest,
                laptop.ledger().events(plan.run(), 0).size(),
                files("evidence") - objects,
                files("outbox") - letters,
                Duration.between(history.getFirst().at(), history.getLast().at()).toMinutes());
    }

    /// The start of an execution is billed as a transition too.
    private static long entered(List<Event> history, String kind) {
        return history.stream().filter(event -> event.type().endsWith(kind + "StateEntered")).count();
    }

    private PlanId play(String sentence) throws InterruptedException {
        var plan = new PlanId("01JD%022d".formatted(++plans));
        var request = new AcceptIntent.Request(
                new Person("alice"),
                Optional.empty(),
                sentence,
                story.environment(),
                sentence.startsWith("undeploy") ? Optional.empty() : Optional.of("chatbot-x"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                story.rehearsal(),
                Optional.empty(),
                plan);
        try (var _ = clock.hold()) {
            new AcceptIntent(laptop.ledger(), laptop.around().policies(), laptop.workflows())
                    .apply(request, clock.instant());
            approve(plan);
        }
        laptop.engine().await(execution(plan), LONG_ENOUGH);
        return plan;
    }

    private void approve(PlanId plan) {
        if (story != Story.APPROVED) {
            return;
        }
        // Looks at the letters, for looking into the store would be counted.
        var letter = home.resolve("outbox/" + plan + "-r1-carol.eml");
        Patience.until(letter.toString(), () -> Files.exists(letter), () -> Arrays.toString(home.resolve("outbox").toFile().list()));
        laptop.asking()
                .decide()
                .apply(
                        new DecideApproval.Request(
                                plan,
                                new Person("bob"),
                                Vote.Decision.APPROVE,
                                Optional.of("because"),
                                Optional.empty(),
                                Optional.empty()),
                        clock.instant());
    }

    private static ExecutionId execution(PlanId plan) {
        return new ExecutionId("deployment", plan.value());
    }

    private long files(String folder) throws IOException {
        var there = home.resolve(folder);
        if (!Files.exists(there)) {
            return 0;
        }
        try (var files = Files.walk(there)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Override
    public void close() {
        laptop.close();
    }
}
