package dev.slipway.core.fit;

import java.util.List;

/// The answer of a [Fit].
///
/// Units: bytes of one GPU; `availableBytes` is what the engine may use of it.
public sealed interface FitReport {
    /// It fits on `tensorParallel` GPUs of the instance, one request of `contextTokens` at the least.
    record Fits(long neededBytes, long availableBytes, int tensorParallel, int contextTokens, List<String> assumptions)
            implements FitReport {
        public Fits {
            assumptions = List.copyOf(assumptions);
        }
    }

    /// It does not. Both amounts are 0 where memory was not what decided.
    record DoesNotFit(Obstacle reason, long neededBytes, long availableBytes, String remedy) implements FitReport {}
}
