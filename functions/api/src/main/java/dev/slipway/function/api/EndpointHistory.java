package dev.slipway.function.api;

import dev.slipway.core.plan.Block;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that an endpoint has served, in order, and what is kept away from it.
record EndpointHistory(List<Served> generations, List<Blocked> blocks) {
    /// A generation, and how it ended: `Replaced`, `TakenBack` (and why, where that was kept), `Removed`, or not yet.
    record Served(
            EndpointsAnswer.Serving served, Optional<String> ended, Optional<Instant> endedAt, Optional<String> why) {
        static Served of(Generation generation) {
            return new Served(
                    EndpointsAnswer.Serving.of(generation),
                    generation.end().map(end -> Words.of(end.how())),
                    generation.end().map(Generation.End::at),
                    generation.end().flatMap(Generation.End::why));
        }
    }

    /// A plan hash that is kept away, the plan that was taken back, and why, where that was kept.
    record Blocked(String planHash, String planId, Instant since, Optional<String> why) {
        static Blocked of(Block block) {
            return new Blocked(block.hash().value(), block.plan().value(), block.since(), block.why());
        }
    }

    static EndpointHistory of(EndpointRecord record) {
        return new EndpointHistory(
                record.generations().stream().map(Served::of).toList(),
                record.blocks().stream().map(Blocked::of).toList());
    }
}
