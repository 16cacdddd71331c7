package dev.slipway.core.plan;

import dev.slipway.core.model.ModelId;
import java.util.List;

/// What a catalogue has under a name that a person used.
public sealed interface Resolution {
    /// Exactly this model.
    record Resolved(ModelId model) implements Resolution {}

    /// The words are true of each of these, and leave out what tells them apart or what would make one
    /// of them certain. Shape: at least one, the closest first, at most twelve.
    record Ambiguous(List<ModelId> candidates) implements Resolution {
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    /// No model of the catalogue is called that. Shape: names that look alike, the closest first, at
    /// most five; a suggestion to a person, never an answer.
    record Unknown(List<ModelId> nearest) implements Resolution {
        public Unknown {
            nearest = List.copyOf(nearest);
        }
    }
}
