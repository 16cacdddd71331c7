package dev.slipway.core.rollout;

import dev.slipway.core.model.AlarmName;
import dev.slipway.core.model.Application;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.Shown;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.Site;
import dev.slipway.core.step.Key;
import dev.slipway.core.step.Ledger;
import java.time.Instant;
import java.util.Optional;

/// One run that takes an endpoint back from a generation that was in service, because an alarm or a person said so.
///
/// Shape: `generation` and `plan` are of what is taken back; `to` is there once the way back was found; `reason` is one
/// sentence on how it ended; `closedAt` is set by the audit, after which nothing changes.
public record Rollback(
        RunId run,
        Application app,
        Environment environment,
        int generation,
        PlanId plan,
        Cause cause,
        State state,
        Optional<Generation> to,
        Optional<String> reason,
        Instant since,
        Optional<Instant> closedAt) {
    private static final int REMARK = 200;

    /// Who or what asked for it.
    public sealed interface Cause {
        /// Who is told by name in the audit.
        String actor();

        /// Why, in a sentence of our own.
        String sentence();

        /// Why in their own words, where a person gave any.
        default Optional<String> words() {
            return Optional.empty();
        }

        /// Both, on one line and short enough for a history.
        default String remark() {
            return Shown.of(words().map(said -> "%s: «%s»".formatted(sentence(), said)).orElseGet(this::sentence), REMARK);
        }

        /// An alarm of the endpoint that went off at this time.
        record ByAlarm(AlarmName alarm, Instant at) implements Cause {
            @Override
            public String actor() {
                return "Alarm";
            }

            @Override
            public String sentence() {
                return "the alarm %s went off at %s".formatted(alarm, Shown.time(at));
            }
        }

        /// A person, and where they want to go; nowhere in particular means to the last good generation. `reason` is
        /// their own text.
        record ByPerson(Person person, Optional<Integer> to, Optional<String> reason) implements Cause {
            @Override
            public Optional<String> words() {
                return reason;
            }

            @Override
            public String actor() {
                return person.value();
            }

            @Override
            public String sentence() {
                return "asked for by " + person;
            }
        }
    }

    /// How far it has come.
    public enum State {
        REQUESTED("Requested", false),
        /// The endpoint is this run's, and goes back.
        FOUND("GoingBack", false),
        /// There was nothing to take back.
        NOTHING("NothingToDo", true),
        /// It is in trouble and there is nothing to go back to: somebody must look.
        NOWHERE("NothingToDo", true),
        /// The policy does not let run any more what a person wants back.
        REFUSED("Refused", true),
        /// An older generation serves again.
        BACK("RolledBack", true),
        /// It does not, and somebody must look.
        FAILED("Failed", true);

        private final String word;
        private final boolean ended;

        State(String word, boolean ended) {
            this.word = word;
            this.ended = ended;
        }

        /// What people read.
        public String word() {
            return word;
        }

        /// Whether only the audit is left to do.
        public boolean ended() {
            return ended;
        }
    }

    public static Key<Rollback> key(RunId run) {
        return new Key<>(Rollback.class, "rollback#" + run.value(), "rollback");
    }

    /// Where the endpoint of a run lies: that of its plan, or of the generation that it takes back.
    ///
    /// @throws dev.slipway.core.failure.Malformed when there is no such run, or nothing was planned for it
    public static Site siteOf(Ledger ledger, RunId run) {
        var rollback = ledger.read(key(run));
        boolean isPlan = rollback.found().isEmpty() && PlanId.SHAPE.check("run", run.value()).isEmpty();
        return Site.of(ledger, isPlan ? new PlanId(run.value()) : rollback.value().plan());
    }

    /// The name of a try to take this generation back: one a generation, and another only where the one before found
    /// nothing to do.
    public static RunId runOf(ResourceName endpoint, int generation, int attempt) {
        var name = "rollback-%s-g%d".formatted(endpoint, generation);
        return new RunId(attempt == 1 ? name : name + "-" + attempt);
    }

    public ResourceName endpoint() {
        return EndpointRecord.nameOf(app, environment);
    }

    Rollback found(Generation good) {
        return with(State.FOUND, Optional.of(good), reason, closedAt);
    }

    Rollback becomes(State next, String why) {
        return with(next, to, Optional.of(why), closedAt);
    }

    Rollback closed(Instant now) {
        return with(state, to, reason, Optional.of(now));
    }

    private Rollback with(State next, Optional<Generation> good, Optional<String> why, Optional<Instant> closed) {
        return new Rollback(run, app, environment, generation, plan, cause, next, good, why, since, closed);
    }
}
