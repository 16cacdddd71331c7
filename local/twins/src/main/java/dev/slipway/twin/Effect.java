package dev.slipway.twin;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;

/// What goes wrong. In JSON the field `kind` names the case in snake case: `{"kind":"delay","millis":200}`.
///
/// The first six are faults of the wire and work on every twin, the last two on every twin that says something by
/// itself. [AlarmState] is CloudWatch's, [QuotaReached] works there too, the rest are SageMaker's. Longer than most:
/// the cases of a sealed type stand in one file.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Effect.Delay.class, name = "delay"),
    @JsonSubTypes.Type(value = Effect.Refuse.class, name = "refuse"),
    @JsonSubTypes.Type(value = Effect.Garbage.class, name = "garbage"),
    @JsonSubTypes.Type(value = Effect.LoseAnswer.class, name = "lose_answer"),
    @JsonSubTypes.Type(value = Effect.Hold.class, name = "hold"),
    @JsonSubTypes.Type(value = Effect.Drip.class, name = "drip"),
    @JsonSubTypes.Type(value = Effect.NoCapacity.class, name = "no_capacity"),
    @JsonSubTypes.Type(value = Effect.QuotaReached.class, name = "quota_reached"),
    @JsonSubTypes.Type(value = Effect.NeverHealthy.class, name = "never_healthy"),
    @JsonSubTypes.Type(value = Effect.WrongDigest.class, name = "wrong_digest"),
    @JsonSubTypes.Type(value = Effect.WrongAnswer.class, name = "wrong_answer"),
    @JsonSubTypes.Type(value = Effect.ModelFails.class, name = "model_fails"),
    @JsonSubTypes.Type(value = Effect.RollbackFails.class, name = "rollback_fails"),
    @JsonSubTypes.Type(value = Effect.BadFleet.class, name = "bad_fleet"),
    @JsonSubTypes.Type(value = Effect.Traffic.class, name = "traffic"),
    @JsonSubTypes.Type(value = Effect.AlarmState.class, name = "alarm_state"),
    @JsonSubTypes.Type(value = Effect.DropEvent.class, name = "drop_event"),
    @JsonSubTypes.Type(value = Effect.LateEvent.class, name = "late_event"),
})
public sealed interface Effect {
    /// Waits so long, in real time, before doing anything.
    record Delay(long millis) implements Effect {
        public Delay {
            requireWait(millis);
        }
    }

    /// Refuses without doing anything: 429 throttles, 5xx breaks. `retryAfterSeconds` above zero becomes a header.
    record Refuse(int status, int retryAfterSeconds) implements Effect {
        public Refuse {
            requireFailing("status", status);
        }
    }

    /// Does it, and answers with a body nobody can read.
    record Garbage() implements Effect {}

    /// Does it, or refuses it, and closes the connection without an answer.
    record LoseAnswer() implements Effect {}

    /// Does it, and keeps the answer until it is released.
    record Hold() implements Effect {}

    /// Does it, and waits so long, in real time, before each byte of the answer's body.
    record Drip(long millis) implements Effect {
        public Drip {
            requireWait(millis);
        }
    }

    /// The endpoint's instances of this type (`*`, also when it is left out: any) cannot be had: the rollout fails
    /// after its time.
    record NoCapacity(String instanceType) implements Effect, OnInstances {
        public NoCapacity {
            instanceType = Objects.requireNonNullElse(instanceType, "*");
        }
    }

    /// The account may have no more instances of this type (`*`, also when it is left out: any): the
    /// call is refused at once.
    record QuotaReached(String instanceType) implements Effect, OnInstances {
        public QuotaReached {
            instanceType = Objects.requireNonNullElse(instanceType, "*");
        }
    }

    /// The container never passes its health check: the rollout fails after its time.
    record NeverHealthy() implements Effect {}

    /// The endpoint runs another image than the one that was asked for.
    record WrongDigest() implements Effect {}

    /// The model answers politely, and beside the point.
    record WrongAnswer() implements Effect {}

    /// The model's container answers with this status.
    record ModelFails(int status) implements Effect {
        public ModelFails {
            requireFailing("status", status);
        }
    }

    /// A rolling update that is taken back gets stuck on the way: old and new serve together.
    record RollbackFails() implements Effect {}

    /// A fleet that answers, but badly: this share of its requests fails with a 500, and each takes so long.
    ///
    /// Shape: `image`, `model` and `configuration` say which fleet, as the request that made it named them; `*` is
    /// any. The time is only measured, not waited for. Background traffic meets it too and never uses it up.
    record BadFleet(String image, String model, String configuration, int errorPercent, int latencyMillis)
            implements Effect {
        public BadFleet {
            image = Objects.requireNonNullElse(image, "*");
            model = Objects.requireNonNullElse(model, "*");
            configuration = Objects.requireNonNullElse(configuration, "*");
            requireWithin("error_percent", errorPercent, 0, 100);
            requireWithin("latency_millis", latencyMillis, 0, 600_000);
        }
    }

    /// So many simulated requests a minute reach the endpoint.
    record Traffic(int requestsPerMinute) implements Effect {
        public Traffic {
            requireWithin("requests_per_minute", requestsPerMinute, 1, 100_000);
        }
    }

    /// Whatever the metric says, the alarm is in this state.
    record AlarmState(String state) implements Effect {
        private static final List<String> STATES = List.of("OK", "ALARM", "INSUFFICIENT_DATA");

        public AlarmState {
            if (!STATES.contains(state)) {
                throw new IllegalArgumentException("state must be one of " + STATES + ", found " + state);
            }
        }
    }

    /// An event that never arrives.
    record DropEvent() implements Effect {}

    /// An event that arrives so many seconds, in twin time, after what it tells of.
    record LateEvent(long seconds) implements Effect {
        public LateEvent {
            requireWithin("seconds", seconds, 0, 86_400);
        }
    }

    /// An effect on one instance type, or on all.
    sealed interface OnInstances {
        String instanceType();

        default boolean hits(String type) {
            return instanceType().equals("*") || instanceType().equals(type);
        }
    }

    private static void requireWait(long millis) {
        requireWithin("millis", millis, 0, 600_000);
    }

    private static void requireWithin(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must lie within %d and %d, found %d".formatted(name, least, most, value));
        }
    }

    private static void requireFailing(String name, int status) {
        if (status != 429 && (status < 500 || status > 599)) {
            throw new IllegalArgumentException(name + " must be 429 or 5xx, found " + status);
        }
    }
}
