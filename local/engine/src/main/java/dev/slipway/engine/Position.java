package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Where an execution is.
sealed interface Position {
    /// In a state.
    ///
    /// @param enteredEvent the event that told of it, which AWS names in causes
    /// @param tries the retries so far, one count for each retrier of the state that was ever used
    record Visit(String state, long enteredEvent, Instant entered, JsonNode input, List<Integer> tries, Phase phase)
            implements Position {
        Visit in(Phase other) {
            return new Visit(state, enteredEvent, entered, input, tries, other);
        }

        int triesOf(int retrier) {
            return retrier < tries.size() ? tries.get(retrier) : 0;
        }

        Visit tried(int retrier) {
            var more = new ArrayList<>(tries);
            while (more.size() <= retrier) {
                more.add(0);
            }
            more.set(retrier, more.get(retrier) + 1);
            return new Visit(state, enteredEvent, entered, input, List.copyOf(more), phase);
        }

        int retryCount() {
            return tries.stream().mapToInt(Integer::intValue).sum();
        }
    }

    record Over(Status.Ended status) implements Position {}
}
