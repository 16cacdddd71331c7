package dev.slipway.core.plan;

import dev.slipway.core.model.Application;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import dev.slipway.core.model.UsdPerHour;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads one intent and gathers everything that is wrong with it.
final class IntentReader {
    private static final BigDecimal SMALLEST = new BigDecimal("0.01");
    private static final BigDecimal LARGEST = new BigDecimal("10000");
    private static final int DECIMALS = 6;
    private static final long MOST_INSTANCES = 1000;

    private final AcceptIntent.Request request;
    private final Policies policies;
    private final List<Problem> problems = new ArrayList<>();

    IntentReader(AcceptIntent.Request request, Policies policies) {
        this.request = request;
        this.policies = policies;
    }

    IntentReading read(Instant now) {
        IntentText.check(request.intent()).ifPresent(problems::add);
        var environment = environment();
        var app = request.app().flatMap(this::app);
        var constraints = new Constraints(
                request.budgetUsdPerHour().flatMap(this::budget),
                request.instanceType().flatMap(this::instanceType),
                request.instanceCount().flatMap(this::instances));
        if (app.isEmpty() && request.app().isEmpty()) {
            problems.add(new Problem(
                    "text_required", "app", "nothing", "an application", "give app, or say «for NAME» in the intent"));
        }
        if (!problems.isEmpty()) {
            return new IntentReading.Wrong(problems);
        }
        return new IntentReading.Right(new Intent(
                PlanKind.DEPLOYMENT,
                request.caller(),
                request.intent().strip(),
                environment.orElseThrow(),
                app.orElseThrow(),
                constraints,
                request.dryRun(),
                now));
    }

    private Optional<Environment> environment() {
        var known = policies.environments();
        var found = known.stream().filter(e -> e.value().equals(request.env())).findFirst();
        if (found.isEmpty()) {
            var names = String.join(", ", known.stream().map(Environment::value).toList());
            problems.add(new Problem(
                    "unknown_environment", "env", Shown.of(request.env()), names, "use one of these names as it is"));
        }
        return found;
    }

    private Optional<Application> app(String text) {
        return good(Application.SHAPE.check("app", text)) ? Optional.of(new Application(text)) : Optional.empty();
    }

    private Optional<InstanceType> instanceType(String text) {
        return good(InstanceType.SHAPE.check("constraints.instance_type", text))
                ? Optional.of(new InstanceType(text))
                : Optional.empty();
    }

    private Optional<UsdPerHour> budget(BigDecimal dollars) {
        boolean fits = dollars.compareTo(SMALLEST) >= 0
                && dollars.compareTo(LARGEST) <= 0
                && dollars.stripTrailingZeros().scale() <= DECIMALS;
        if (fits) {
            return Optional.of(UsdPerHour.ofDollars(dollars));
        }
        problems.add(new Problem(
                "out_of_range",
                "constraints.budget_usd_per_hour",
                Shown.of(dollars.toString()),
                "0.01 to 10000 with at most 6 decimals",
                "give US dollars an hour"));
        return Optional.empty();
    }

    private Optional<Integer> instances(long count) {
        if (count >= 1 && count <= MOST_INSTANCES) {
            return Optional.of((int) count);
        }
        problems.add(new Problem(
                "out_of_range", "constraints.instance_count", Long.toString(count), "1 to 1000", "give a whole number"));
        return Optional.empty();
    }

    private boolean good(Optional<Problem> problem) {
        problem.ifPresent(problems::add);
        return problem.isEmpty();
    }
}
