package dev.slipway.core.plan;

import dev.slipway.core.model.Application;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shape;
import dev.slipway.core.model.Shown;
import dev.slipway.core.model.UsdPerHour;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// The typed fields of one intent, each checked by itself; what is wrong joins the given list.
///
/// What is allowed depends on the environment, and is not told where nobody knows that one.
final class IntentFields {
    private static final BigInteger MOST_INSTANCES = BigInteger.valueOf(1000);

    private final AcceptIntent.Request request;
    private final Policies policies;
    private final List<Problem> problems;
    private final Optional<Policy> policy;
    final Optional<Environment> environment;

    IntentFields(AcceptIntent.Request request, Policies policies, List<Problem> problems) {
        this.request = request;
        this.policies = policies;
        this.problems = problems;
        this.environment = readEnvironment();
        this.policy = environment.flatMap(policies::of);
    }

    Optional<Application> app() {
        return request.app().flatMap(this::app);
    }

    Optional<Application> app(String text) {
        return kept(Application.SHAPE, text) ? Optional.of(new Application(text)) : Optional.empty();
    }

    Optional<UsdPerHour> budget() {
        return request.budgetUsdPerHour().flatMap(dollars -> switch (BudgetField.read(dollars)) {
            case BudgetField.Good good -> Optional.of(good.amount());
            case BudgetField.Bad bad -> {
                problems.add(bad.problem());
                yield Optional.empty();
            }
        });
    }

    Optional<InstanceType> instanceType() {
        return request.instanceType().flatMap(text -> {
            var problem = InstanceTypes.check("constraints.instance_type", text, allowedTypes());
            problem.ifPresent(problems::add);
            return problem.isPresent() ? Optional.empty() : Optional.of(new InstanceType(text));
        });
    }

    /// How many are allowed is the guard's to say; here only what is no count of instances at all is turned away.
    Optional<Integer> instances() {
        return request.instanceCount().flatMap(count -> {
            if (count.signum() > 0 && count.compareTo(MOST_INSTANCES) <= 0) {
                return Optional.of(count.intValueExact());
            }
            int most = policy.map(Policy::largestInstanceCount).orElse(MOST_INSTANCES.intValueExact());
            problems.add(new Problem(
                    "out_of_range",
                    "constraints.instance_count",
                    Shown.of(count.toString()),
                    most == 1 ? "1" : "1 to " + most,
                    "give a whole number in this range"));
            return Optional.empty();
        });
    }

    /// The types that the environment allows; none where the environment is not known.
    List<InstanceType> allowedTypes() {
        return policy.map(Policy::instanceTypes).orElse(List.of());
    }

    private Optional<Environment> readEnvironment() {
        var known = policies.environments();
        var found = known.stream()
                .filter(each -> each.value().equals(request.env()))
                .findFirst();
        if (found.isEmpty()) {
            var names = String.join(", ", known.stream().map(Environment::value).toList());
            problems.add(new Problem(
                    "unknown_environment", "env", Shown.ascii(request.env()), names, "use one of these names as it is"));
        }
        return found;
    }

    private boolean kept(Shape shape, String text) {
        var problem = shape.check("app", text);
        problem.ifPresent(problems::add);
        return problem.isEmpty();
    }
}
