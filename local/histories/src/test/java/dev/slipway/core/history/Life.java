package dev.slipway.core.history;

import dev.slipway.core.Scene;
import dev.slipway.core.model.Application;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.EndpointRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/// The life of one application: histories one after another, each drawn from a seed and beginning with what the one before
/// left, and everything that was done, so that it can be done again much later.
final class Life {
    /// Something that happens when its time has come.
    interface Happening {
        void happen(Shift shift);
    }

    private record Coming(Instant at, int order, Happening what) {}

    private record Noted(Instant at, String what, Object answer) {}

    private record Past(String what, RunId run, Supplier<?> doing) {}

    /// Plan ids that one life has for itself.
    static final int PLANS = 1000;

    final int number;
    final Application app;
    final Environment environment;
    final ResourceName endpoint;
    final Made effects = new Made();
    final Weather weather = new Weather(this);
    final Voices voices = new Voices(this);
    final Story story = new Story(this);
    final List<PlanId> plans = new ArrayList<>();
    final Map<RunId, Machine> machines = new LinkedHashMap<>();
    private final long seed;
    private final Rest rest;
    private final Queue<Machine> begun = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Coming> coming =
            new PriorityQueue<>(Comparator.comparing(Coming::at).thenComparingInt(Coming::order));
    private final List<Noted> played = new ArrayList<>();
    private final List<Past> past = new ArrayList<>();
    private SplittableRandom random;
    private Instant now;
    private int order;
    private boolean calm;
    private boolean over;

    Life(int number, long seed, int histories, List<Environment> environments, Instant now) {
        this.number = number;
        this.seed = seed;
        this.now = now;
        this.random = new SplittableRandom(seed);
        this.app = new Application("shop-" + number);
        this.environment = oneOf(environments);
        this.endpoint = EndpointRecord.nameOf(app, environment);
        this.rest = new Rest(this, histories);
        in(Duration.ZERO, rest::looks);
    }

    /// From now on everything is drawn from another seed.
    void begins(int history) {
        long own = new SplittableRandom(seed + history).nextLong();
        random = new SplittableRandom(own);
        note(now, "history %d begins, its seed is %d".formatted(history, own), endpoint);
    }

    /// When something happens next.
    Instant due() {
        return coming.isEmpty() ? Instant.MAX : coming.peek().at();
    }

    /// The next thing happens. A machine that somebody started is at work from then on.
    void turn(Shift shift) {
        var next = coming.poll();
        if (next != null) {
            now = next.at();
            next.what().happen(shift);
        }
        for (var machine = begun.poll(); machine != null; machine = begun.poll()) {
            machines.put(machine.run(), machine);
            drive(machine, Duration.ofSeconds(1));
        }
    }

    void in(Duration after, Happening what) {
        coming.add(new Coming(now.plus(after), order++, what));
    }

    /// Whether nothing is to come any more.
    boolean isIdle() {
        return coming.isEmpty() && begun.isEmpty();
    }

    /// Called by whatever thread starts it.
    Machine begun(RunId run, Machine.At start) {
        var machine = new Machine(this, run, start);
        begun.add(machine);
        return machine;
    }

    private void drive(Machine machine, Duration after) {
        in(after, shift -> {
            if (strikes(3)) {
                note(now, "stopped", machine.run());
                machine.abort();
            }
            var pause = machine.isEnded() ? Duration.ZERO : machine.turn(shift);
            if (machine.isEnded()) {
                story.goesOn(shift, machine.run());
            } else {
                drive(machine, pause);
            }
        });
    }

    /// The name of another plan.
    PlanId fresh() {
        var plan = Scene.planId(number * PLANS + plans.size());
        plans.add(plan);
        return plan;
    }

    void note(Instant at, String what, Object answer) {
        played.add(new Noted(at, what, answer));
    }

    /// Keeps what a machine did, for somebody may do it again, soon or much later.
    void remember(String what, RunId run, Supplier<?> doing) {
        var done = new Past(what, run, doing);
        past.add(done);
        if (strikes(80)) {
            in(minutes(0, 45), shift -> again(shift, done));
        }
    }

    /// Something that was done before is done again.
    void again(Shift shift) {
        if (!past.isEmpty()) {
            again(shift, oneOf(past));
        }
    }

    private void again(Shift shift, Past one) {
        shift.act(this, Optional.of(one.run()), "again " + one.what() + " of " + one.run(), one.doing());
    }

    /// From now on nothing goes wrong by itself.
    void calmDown() {
        calm = true;
    }

    boolean isCalm() {
        return calm;
    }

    /// Whether something goes wrong that goes wrong so often.
    boolean strikes(int perMille) {
        return !calm && random.nextInt(1000) < perMille;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    Duration minutes(int least, int most) {
        return Duration.ofSeconds(random.nextInt(60 * least, 60 * most));
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /// Ends it; its machines are known by name for longer, so that what it holds goes now.
    void end() {
        over = true;
        coming.clear();
        played.clear();
        past.clear();
    }

    boolean isOver() {
        return over;
    }

    /// Everything that was done, with what came of it.
    String told() {
        var lines = new StringBuilder();
        played.forEach(noted -> lines.append("%n  %s %s: %s".formatted(noted.at(), noted.what(), noted.answer())));
        return "life of %s, -Dslipway.life=%d plays it alone%s%n".formatted(endpoint, seed, lines);
    }
}
