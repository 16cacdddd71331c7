package dev.slipway.function.api;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.RunningPlan;
import dev.slipway.core.step.Evidence;
import dev.slipway.core.step.Ledger;
import dev.slipway.wire.http.HttpReply;
import dev.slipway.wire.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Whether the process works and what it needs can be reached. Names of parts, no addresses.
final class Health implements Function<HttpRequest, HttpReply> {
    /// `live` is always true where it is answered; `ready` means that nothing fails.
    record Answer(boolean live, boolean ready, List<String> failing) {}

    private static final PlanId NOBODYS = new PlanId("0".repeat(26));
    private static final Digest NOTHING = Digest.of(new byte[0]);

    private final Ledger ledger;
    private final Evidence evidence;
    private final Supplier<List<String>> upkeep;

    Health(Ledger ledger, Evidence evidence, Supplier<List<String>> upkeep) {
        this.ledger = ledger;
        this.evidence = evidence;
        this.upkeep = upkeep;
    }

    @Override
    public HttpReply apply(HttpRequest request) {
        var reached = Stream.of(
                        failing("ledger", () -> ledger.read(RunningPlan.key(NOBODYS))),
                        failing("evidence", () -> evidence.fetch(NOTHING)))
                .flatMap(Optional::stream);
        var failing = Stream.concat(reached, upkeep.get().stream()).toList();
        return HttpReply.json(failing.isEmpty() ? 200 : 503, new Answer(true, failing.isEmpty(), failing));
    }

    private static Optional<String> failing(String part, Runnable probe) {
        try {
            probe.run();
            return Optional.empty();
        } catch (RuntimeException anything) {
            return Optional.of(part);
        }
    }
}
