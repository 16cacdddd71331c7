package dev.slipway.twin;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;

/// What goes wrong. In JSON the field `kind` names the case in snake case: `{"kind":"delay","millis":200}`.
///
/// The first six are faults of the wire and work on every twin; the rest are SageMaker's.
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

    /// Does it, and closes the connection without an answer.
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

    /// An effect on one instance type, or on all.
    sealed interface OnInstances {
        String instanceType();

        default boolean hits(String type) {
            return instanceType().equals("*") || instanceType().equals(type);
        }
    }

    private static void requireWait(long millis) {
        if (millis < 0 || millis > 600_000) {
            throw new IllegalArgumentException("millis must lie within 0 and 600000, found " + millis);
        }
    }

    private static void requireFailing(String name, int status) {
        if (status != 429 && (status < 500 || status > 599)) {
            throw new IllegalArgumentException(name + " must be 429 or 5xx, found " + status);
        }
    }
}
