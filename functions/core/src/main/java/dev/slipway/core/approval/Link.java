package dev.slipway.core.approval;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Require;
import java.time.Instant;
import java.util.regex.Pattern;

/// What a link says: for which purpose, about which plan, in which round, to whom.
///
/// Shape: `issued` and `expires` are whole seconds of the epoch; `key` is the id of the key that authenticates it.
public record Link(
        Purpose purpose,
        PlanId plan,
        int round,
        Person person,
        Digest hash,
        Instant issued,
        Instant expires,
        Nonce nonce,
        String key) {
    private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,32}");

    /// What a link is good for, and nothing else.
    public enum Purpose {
        /// Opens the review of a plan.
        REVIEW,
        /// Sends the form of a review that was opened.
        FORM
    }

    public Link {
        Require.positive("round", round);
        whole("issued", issued);
        whole("expires", expires);
        if (key.length() > 32 || !KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("a key id is 1 to 32 of a-z, 0-9 and hyphens");
        }
    }

    private static void whole(String name, Instant time) {
        if (time.getNano() != 0 || time.getEpochSecond() < 0) {
            throw new IllegalArgumentException(name + " is " + time + ": accepted are whole seconds of the epoch");
        }
    }

    /// Without the nonce.
    @Override
    public String toString() {
        return "Link[%s of %s, round %d, for %s]".formatted(purpose, plan, round, person);
    }
}
