package dev.slipway.core.plan;

import dev.slipway.core.audit.Canonical;
import java.time.Duration;

/// How traffic moves to the new fleet, and how long the old one stays to go back to.
///
/// Shape: a policy that SageMaker would refuse cannot be made. Units: shares in basis points of the capacity, whole
/// percents, for SageMaker counts in those; times in whole seconds. `terminationWait` is the last bake, with all
/// traffic on the new fleet and the old one still there; after `longest` SageMaker gives up. Source:
/// `UpdateEndpoint.DeploymentConfig` of the SageMaker API.
public sealed interface RolloutPolicy {
    /// A new fleet of GPUs needs so long at the least before traffic moves: instances, image and weights.
    Duration PROVISIONING = Duration.ofMinutes(20);

    Duration terminationWait();

    Duration longest();

    /// How long alarms can look at the new fleet before the next step is taken.
    Duration bake();

    /// The share of the traffic that is to move first; what does of a fleet is a [FirstShare].
    int firstBasisPoints();

    /// What is hashed.
    Canonical.Fields canonical();

    /// Everything in one step. The last bake is the only one.
    record AllAtOnce(Duration terminationWait, Duration longest) implements RolloutPolicy {
        public AllAtOnce {
            RolloutTimes.check(0, Duration.ZERO, terminationWait, longest);
        }

        @Override
        public Duration bake() {
            return terminationWait;
        }

        @Override
        public int firstBasisPoints() {
            return 10_000;
        }

        @Override
        public Canonical.Fields canonical() {
            return RolloutTimes.canonical("AllAtOnce", this);
        }
    }

    /// A first share of at most half, and after its bake the rest.
    record Canary(int firstBasisPoints, Duration bake, Duration terminationWait, Duration longest)
            implements RolloutPolicy {
        public Canary {
            RolloutTimes.share("firstBasisPoints", 100, firstBasisPoints);
            RolloutTimes.check(2, bake, terminationWait, longest);
        }

        @Override
        public Canonical.Fields canonical() {
            return RolloutTimes.canonical("Canary", this);
        }
    }

    /// Equal shares of a tenth to a half, a bake after each.
    record Linear(int stepBasisPoints, Duration bake, Duration terminationWait, Duration longest)
            implements RolloutPolicy {
        public Linear {
            RolloutTimes.share("stepBasisPoints", 1_000, stepBasisPoints);
            RolloutTimes.check((9_999 + stepBasisPoints) / stepBasisPoints, bake, terminationWait, longest);
        }

        @Override
        public int firstBasisPoints() {
            return stepBasisPoints;
        }

        @Override
        public Canonical.Fields canonical() {
            return RolloutTimes.canonical("Linear", this);
        }
    }

    /// What really moves of so many instances, as a person reads it.
    default String traffic(int instances) {
        var share = FirstShare.of(this, instances);
        return switch (this) {
            case AllAtOnce _ -> "all at once";
            case Canary _ -> share.sentence("first");
            case Linear _ -> share.sentence("at a time");
        };
    }

    /// What is asked for, as a person reads it.
    default String sentence() {
        var share = firstBasisPoints() / 100;
        var first = switch (this) {
            case AllAtOnce _ -> "all at once";
            case Canary _ -> "%d %% first for %d s".formatted(share, bake().toSeconds());
            case Linear _ -> "%d %% at a time for %d s".formatted(share, bake().toSeconds());
        };
        return "%s, the old fleet kept for %d s".formatted(first, terminationWait().toSeconds());
    }

    /// Whether traffic moves in more than one step, which takes two instances.
    default boolean gradual() {
        return !(this instanceof AllAtOnce);
    }

    /// Whether nothing goes faster here, and nothing further at once, than there.
    ///
    /// Shares are compared as they are asked for, which is what SageMaker is told; what a fleet makes of them is
    /// [#traffic].
    default boolean atLeastAsCarefulAs(RolloutPolicy other) {
        boolean steps = switch (other) {
            case AllAtOnce _ -> true;
            case Canary _ -> gradual();
            case Linear _ -> this instanceof Linear;
        };
        return steps
                && firstBasisPoints() <= other.firstBasisPoints()
                && bake().compareTo(other.bake()) >= 0
                && terminationWait().compareTo(other.terminationWait()) >= 0;
    }
}
