package dev.slipway.core.history;

import dev.slipway.core.Samples;
import dev.slipway.core.approval.MemoryMail;
import dev.slipway.core.approval.OpenApproval;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Registry;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.plan.Policy;
import dev.slipway.core.plan.RunningPlan;
import dev.slipway.core.rollout.RunningRollback;
import dev.slipway.core.step.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What all histories share: one store that is watched at every commit, the post, the machines and the environments.
final class World {
    static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");
    private static final Pattern ROLLBACK = Pattern.compile("rollback-shop-(\\d+)-.*");
    private static final int EACH = 8;

    final Ledger ledger;
    final MemoryMail mail = new MemoryMail();
    final Machines machines = new Machines(this::begun);
    final Policies policies;
    final Tally tally = new Tally();
    boolean answersAtOnce = true;
    private final Map<Integer, Life> lives = new ConcurrentHashMap<>();

    World(Ledger store) {
        this.ledger = new WatchedLedger(store);
        this.policies = new Samples.FixedPolicies(Stream.of("dev", "staging", "prod")
                .map(name -> Samples.policies().of(new Environment(name)).orElseThrow())
                .flatMap(World::several)
                .toList());
    }

    /// So many environments of a kind that few enough applications share each budget for some of them to be allowed.
    private static Stream<Policy> several(Policy kind) {
        return Stream.iterate('a', letter -> (char) (letter + 1))
                .limit(EACH)
                .map(letter -> Samples.at(kind, Samples.place(kind.place().environment().value() + letter)));
    }

    /// The same environments, where no registry may be used that was.
    static Policies stricter(Policies policies) {
        var nowhere = List.of(new Registry("elsewhere.example"));
        return new Samples.FixedPolicies(policies.environments().stream()
                .flatMap(environment -> policies.of(environment).stream())
                .map(policy -> Samples.with(policy, policy.instanceTypes(), nowhere))
                .toList());
    }

    Life begins(int number, long seed, int histories, Instant now) {
        var life = new Life(number, seed, histories, policies.environments(), now);
        lives.put(number, life);
        return life;
    }

    void ends(Life life) {
        lives.remove(life.number);
    }

    /// Whose run it is.
    Optional<Life> lifeOf(RunId run) {
        return numberOf(run).map(lives::get);
    }

    /// Of which life it is, which may be over.
    static Optional<Integer> numberOf(RunId run) {
        var rollback = ROLLBACK.matcher(run.value());
        if (rollback.matches()) {
            return Optional.of(Integer.valueOf(rollback.group(1)));
        }
        return PlanId.SHAPE.check("run", run.value()).isPresent()
                ? Optional.empty()
                : Optional.of(Integer.parseInt(run.value().substring(4)) / Life.PLANS);
    }

    /// What must hold when every life is over.
    ///
    /// @throws Flawed when somebody still runs, asks or pays
    void nothingIsLeft() {
        for (var open : List.of(RunningPlan.all(), RunningRollback.all(), OpenApproval.all())) {
            Flawed.unless(ledger.list(open).values().isEmpty(), "left open: " + ledger.list(open));
        }
        for (var environment : policies.environments()) {
            var shares = ledger.read(Budget.key(environment)).found().orElse(Budget.UNTOUCHED).shares();
            Flawed.unless(shares.isEmpty(), "%s never gave back %s".formatted(environment, shares));
        }
    }

    private Machine begun(RunId run) {
        boolean rollback = ROLLBACK.matcher(run.value()).matches();
        return lifeOf(run)
                .orElseThrow(() -> new Flawed(run + " is started when its life is over"))
                .begun(run, rollback ? Machine.At.FIND : Machine.At.PLAN);
    }
}
