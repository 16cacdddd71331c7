package dev.slipway.function.api;

import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.AcceptIntent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/// The body of `POST /intent`, unchecked but for its shape.
///
/// Units: the budget in US dollars an hour, exactly as written.
record IntentDocument(
        Optional<String> userId,
        String intent,
        String env,
        Optional<String> app,
        Optional<Constraints> constraints,
        Optional<Boolean> dryRun) {
    record Constraints(
            Optional<BigDecimal> budgetUsdPerHour, Optional<String> instanceType, Optional<BigInteger> instanceCount) {}

    AcceptIntent.Request from(Person caller, Optional<String> idempotencyKey, PlanId fresh) {
        return new AcceptIntent.Request(
                caller,
                userId,
                intent,
                env,
                app,
                constraints.flatMap(Constraints::budgetUsdPerHour),
                constraints.flatMap(Constraints::instanceType),
                constraints.flatMap(Constraints::instanceCount),
                dryRun.orElse(false),
                idempotencyKey,
                fresh);
    }
}
