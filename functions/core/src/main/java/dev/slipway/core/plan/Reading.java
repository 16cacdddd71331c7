package dev.slipway.core.plan;

import dev.slipway.core.model.Problem;
import java.util.List;

/// What a sentence turned out to be.
public sealed interface Reading permits Wish, Reading.NotAWish, Reading.Unclear {
    /// It asks for something else than a deployment, or for none at all: a removal, a question, a report.
    ///
    /// Shape: `reason` is one of `removal`, `rollback`, `negated`, `question`, `other`.
    record NotAWish(String reason, String remedy) implements Reading {}

    /// It asks for a deployment, but says something that cannot be taken as it stands.
    ///
    /// Shape: every problem that was found, at least one; nothing was guessed in its place.
    record Unclear(List<Problem> problems) implements Reading {
        public Unclear {
            problems = List.copyOf(problems);
        }
    }
}
