package dev.slipway.function.api;

import dev.slipway.core.plan.Block;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that an endpoint has served, in order, and what is kept away from it.
record EndpointHistory(List<Served> generations, List<Blocked> blocks) {
    /// A generation, and how it ended: `Replaced`, `TakenBack`, `Removed`, or not yet.
    record Served(EndpointsAnswer.Serving served, Optional<String> ended, Optional<Instant> endedAt) {
        static Served of(Generation generation) {
            return new Served(
                    EndpointsAnswer.Serving.of(generation),
                    generation.end().map(end -> Words.of(end.how())),
                    generation.end().map(Generation.End::at));
        }
    }

    /// A plan hash that is kept away, and the plan that was taken back.
    record Blocked(String planHash, String planId, Instant since) {
        static Blocked of(Block block) {
            return new Blocked(block.hash().value(), block.plan().value(), block.since());
        }
    }

    static EndpointHistory of(EndpointRecord record) {
        return new EndpointHistory(
                record.generations().stream().map(Served::of).toList(),
                record.blocks().stream().map(Blocked::of).toList());
    }
}
