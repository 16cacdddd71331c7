package dev.slipway.wire;

import dev.slipway.core.model.Application;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.rollout.Rollback;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What one call of a function turns out to be about, as the ledger tells it ([NotedLedger]): the run, the application, the
/// environment.
///
/// Shape: only what is the same for all that the call touched; of a walk over many plans nothing is said. A run is also the
/// id that is the same from the answer to an intent to the last event of its audit.
public final class Subject {
    private static final ScopedValue<Subject> OF_THIS_CALL = ScopedValue.newInstance();

    private static final String RUN = "run";
    private static final String APPLICATION = "application";
    private static final String ENVIRONMENT = "environment";

    private final Map<String, Set<String>> seen = new ConcurrentHashMap<>();
    private volatile Optional<String> asked = Optional.empty();

    /// Learns from everything that the call reads and writes.
    public <T> T during(Supplier<T> call) {
        return ScopedValue.where(OF_THIS_CALL, this).call(call::get);
    }

    /// The call was asked about this run: whatever it reads beside it, the line is about this one.
    void asked(String run) {
        asked = Optional.of(run);
    }

    /// By name, those that are known.
    public Map<String, String> told() {
        var told = new TreeMap<String, String>();
        seen.forEach((name, values) -> {
            if (values.size() == 1) {
                told.put(name, values.iterator().next());
            }
        });
        asked.ifPresent(run -> told.put(RUN, run));
        return told;
    }

    /// The call on this thread touched this value.
    static void touched(Object value) {
        if (OF_THIS_CALL.isBound()) {
            OF_THIS_CALL.get().learn(value);
        }
    }

    private void learn(Object value) {
        switch (value) {
            case RunId run -> learn(RUN, run.value());
            case PlanRecord plan -> {
                learn(RUN, plan.id().value());
                where(plan.intent().app(), plan.intent().environment());
            }
            case Rollback rollback -> {
                learn(RUN, rollback.run().value());
                where(rollback.app(), rollback.environment());
            }
            case EndpointRecord endpoint -> where(endpoint.app(), endpoint.environment());
            default -> {
                // It belongs to no endpoint.
            }
        }
    }

    private void where(Application app, Environment environment) {
        learn(APPLICATION, app.value());
        learn(ENVIRONMENT, environment.value());
    }

    private void learn(String name, String value) {
        seen.computeIfAbsent(name, _ -> ConcurrentHashMap.newKeySet()).add(value);
    }
}
