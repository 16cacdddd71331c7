package dev.slipway.function.api.review;

import dev.slipway.core.approval.Link;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.wire.http.HttpReply;
import java.util.Optional;

/// Somebody at the door of a review.
sealed interface Visit {
    /// Somebody with a link of ours in its time.
    ///
    /// Shape: `person` is who `signedIn`, else who the link was sent to.
    record Let(Link link, Person person, boolean signedIn) implements Visit {
        PlanId plan() {
            return link.plan();
        }

        /// What they speak by. Whoever signed in speaks for themselves, and the link only shows the way.
        Optional<Link> by() {
            return Optional.of(link).filter(_ -> !signedIn);
        }

        /// Whether the link was sent to them in a round before this one.
        boolean isOlderThan(int round) {
            return link.person().equals(person) && link.round() < round;
        }
    }

    /// Somebody who gets no further.
    record Turned(HttpReply reply) implements Visit {}
}
