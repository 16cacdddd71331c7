package dev.slipway.core.plan;

/// Whether traffic moves step by step under alarms, or why it does not.
///
/// No part of the plan hash: it follows from what runs already, and the same wish must keep one hash.
public sealed interface Guarded {
    record Yes() implements Guarded {}

    record No(Reason reason) implements Guarded {}

    /// Why SageMaker moves all traffic at once.
    enum Reason {
        /// Nothing serves yet, so there is nothing to go back to.
        FIRST_DEPLOYMENT("nothing serves yet"),
        /// A share of the traffic needs a second instance.
        ONE_INSTANCE("a share of the traffic would need a second instance"),
        /// The environment asks for no steps.
        ENVIRONMENT("the environment asks for no steps");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /// As a person reads it.
        public String sentence() {
            return sentence;
        }
    }

    static Guarded of(RolloutPolicy wanted, int instances, boolean live) {
        if (!live) {
            return new No(Reason.FIRST_DEPLOYMENT);
        }
        if (!wanted.gradual()) {
            return new No(Reason.ENVIRONMENT);
        }
        return instances < 2 ? new No(Reason.ONE_INSTANCE) : new Yes();
    }
}
