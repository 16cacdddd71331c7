package dev.slipway.core.guard;

import dev.slipway.core.model.Finding;
import dev.slipway.core.plan.Freeze;
import dev.slipway.core.plan.FreezeWindow;
import java.util.Optional;

/// Nothing is changed while an environment is frozen, by its policy or by a person.
final class NotFrozen implements GuardRule {
    @Override
    public Optional<Finding> check(Case c) {
        return byPolicy(c).or(() -> byPerson(c)).flatMap(frozen -> deny(
                c, frozen, "a time without a freeze", "wait for its end, or have the freeze lifted"));
    }

    private static Optional<String> byPolicy(Case c) {
        return c.policy().rollout().freezeAt(c.now()).map(FreezeWindow::sentence).map("frozen "::concat);
    }

    private static Optional<String> byPerson(Case c) {
        return c.facts().freeze().filter(freeze -> freeze.holds(c.now())).map(Freeze::sentence);
    }
}
