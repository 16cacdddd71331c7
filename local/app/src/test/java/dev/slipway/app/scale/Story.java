package dev.slipway.app.scale;

import java.util.Optional;
import java.util.function.Predicate;

/// What an intent may come to, and how many of a hundred do. The shares are assumed; everything else about them is counted.
enum Story {
    REHEARSED(40, "staging", "", "deploy llama-3.1 8B for chatbot-x"),
    DENIED(10, "staging", "", "deploy llama-3.1 8B on ml.p5.48xlarge for chatbot-x"),
    FIRST(15, "staging", "", "deploy llama-3.1 8B for chatbot-x with 2 instances"),
    IN_STEPS(
            15,
            "staging",
            "deploy llama-3.1 8B for chatbot-x with 2 instances",
            "deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x with 2 instances"),
    APPROVED(10, "prod", "", "deploy llama-3.1 8B for chatbot-x"),
    REMOVED(10, "staging", "deploy llama-3.1 8B for chatbot-x", "undeploy chatbot-x");

    private final int share;
    private final String environment;
    private final String before;
    private final String sentence;

    Story(int share, String environment, String before, String sentence) {
        this.share = share;
        this.environment = environment;
        this.before = before;
        this.sentence = sentence;
    }

    /// Percent.
    int share() {
        return share;
    }

    String environment() {
        return environment;
    }

    boolean rehearsal() {
        return this == REHEARSED;
    }

    boolean makesFleet() {
        return this == FIRST || this == IN_STEPS || this == APPROVED;
    }

    /// What has to be there first; nothing for most.
    Optional<String> before() {
        return Optional.of(before).filter(Predicate.not(String::isEmpty));
    }

    /// The one that is counted.
    String sentence() {
        return sentence;
    }
}
