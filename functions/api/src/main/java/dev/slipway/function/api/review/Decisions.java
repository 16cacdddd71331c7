package dev.slipway.function.api.review;

import dev.slipway.core.approval.Vote;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Decisions as they are sent: `approve`, `reject`.
final class Decisions {
    static final String ACCEPTED = "approve or reject";

    private Decisions() {}

    static Optional<Vote.Decision> of(String text) {
        return Arrays.stream(Vote.Decision.values())
                .filter(decision -> word(decision).equals(text))
                .findFirst();
    }

    static String word(Vote.Decision decision) {
        return decision.name().toLowerCase(Locale.ROOT);
    }
}
