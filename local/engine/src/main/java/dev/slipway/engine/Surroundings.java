package dev.slipway.engine;

import java.util.function.Consumer;

/// What an execution needs of the world.
///
/// @param tokens makes the task tokens
/// @param left is told of an execution that has no more to do here
record Surroundings(
        Journal journal, Tasks tasks, Clock clock, Gate gate, Tokens tokens, Consumer<ExecutionId> left) {
    enum Written {
        YES,
        /// The journal stands elsewhere.
        REFUSED,
        /// The engine is closed, and nothing may happen any more.
        CLOSED
    }

    Written write(Move move) {
        if (!gate.enter()) {
            return Written.CLOSED;
        }
        try {
            return journal.append(ProgressText.write(move.next()), move.events()) ? Written.YES : Written.REFUSED;
        } finally {
            gate.leave();
        }
    }
}
