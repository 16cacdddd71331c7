package dev.slipway.core;

import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Group;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Place;
import dev.slipway.core.model.Region;
import dev.slipway.core.model.Registry;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.AlarmMetric;
import dev.slipway.core.plan.AlarmTerms;
import dev.slipway.core.plan.ApprovalTerms;
import dev.slipway.core.plan.ApprovalTriggers;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.plan.Policy;
import dev.slipway.core.plan.RolloutPolicy;
import dev.slipway.core.plan.RolloutTerms;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Fixed things that many tests speak of.
public final class Samples {
    private static final Region REGION = new Region("us-east-1");
    private static final Registry REGISTRY = new Registry("000000000000.dkr.ecr.us-east-1.amazonaws.com");

    private static final List<String> TYPES =
            List.of("ml.g5.xlarge", "ml.g6.xlarge", "ml.g6e.xlarge", "ml.g6e.2xlarge", "ml.g6e.12xlarge");

    private static final long FIRST_SEED = 20_261_121;
    private static final int MANY = 200;

    private Samples() {}

    /// The policies of dev, staging and prod, with the limits of the bundle that ships.
    public static Policies policies() {
        return new FixedPolicies(List.of(
                policy("dev", "20", "5", "10", "10", 1, "app", "owner"),
                policy("staging", "60", "15", "30", "25", 2, "app", "environment", "owner"),
                policy("prod", "400", "40", "120", "0", 8, "app", "environment", "owner", "plan")));
    }

    /// The same, each made otherwise.
    public static Policies policies(UnaryOperator<Policy> otherwise) {
        var all = policies();
        return new FixedPolicies(all.environments().stream()
                .flatMap(environment -> all.of(environment).stream())
                .map(otherwise)
                .toList());
    }

    /// These and no others.
    public record FixedPolicies(List<Policy> all) implements Policies {
        @Override
        public List<Environment> environments() {
            return all.stream().map(policy -> policy.place().environment()).toList();
        }

        @Override
        public Optional<Policy> of(Environment environment) {
            return all.stream()
                    .filter(policy -> policy.place().environment().equals(environment))
                    .findFirst();
        }
    }

    /// Where an environment of [#policies] lies.
    public static Place place(String environment) {
        return new Place(
                new Environment(environment),
                "000000000000",
                REGION,
                "arn:aws:iam::000000000000:role/slipway-" + environment + "-execution",
                REGISTRY,
                "slipway-default");
    }

    /// Checks many seeded values; a failure names the seed that shows it again: `-Dslipway.seed=…`.
    public static <T> void forAll(Function<? super RandomGenerator, ? extends T> value, Consumer<? super T> check) {
        long first = Long.getLong("slipway.seed", FIRST_SEED);
        for (long seed = first; seed < first + MANY; seed++) {
            var sample = value.apply(new SplittableRandom(seed));
            try {
                check.accept(sample);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed %d, value %s: %s".formatted(seed, sample, e.getMessage()), e);
            }
        }
    }

    /// An amount in dollars.
    public static UsdPerHour usd(String dollars) {
        return UsdPerHour.ofDollars(new BigDecimal(dollars));
    }

    private static ApprovalTerms terms(String environment) {
        boolean production = environment.equals("prod");
        var approvers = new Group("approvers");
        return new ApprovalTerms(
                1,
                production ? List.of(approvers) : List.of(),
                approvers,
                new Group("leads"),
                environment.equals("dev") ? 2 : 3,
                production,
                production
                        ? Optional.of(new ApprovalTerms.Large(usd("60"), 2, List.of(new Group("finance"))))
                        : Optional.empty());
    }

    /// What an environment of [#policies] asks of every rollout.
    public static RolloutTerms rollout(String environment) {
        var policy = switch (environment) {
            case "dev" -> new RolloutPolicy.AllAtOnce(Duration.ZERO, Duration.ofHours(1));
            case "staging" -> new RolloutPolicy.Canary(
                    2_000, Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofHours(1));
            default -> new RolloutPolicy.Canary(
                    1_000, Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofHours(1));
        };
        return new RolloutTerms(
                policy,
                environment.equals("prod") ? 2 : 1,
                environment.equals("staging"),
                environment.equals("dev") ? List.of() : alarms(),
                false,
                List.of(),
                Stream.concat(TYPES.stream(), Stream.of("ml.p5.48xlarge")).collect(Collectors.toMap(InstanceType::new, _ -> 20)));
    }

    /// The same limits with other terms of a rollout.
    public static Policy with(Policy p, RolloutTerms terms) {
        return with(p, p.place(), p.instanceTypes(), p.registries(), terms);
    }

    /// The same limits with other types and registries.
    public static Policy with(Policy p, List<InstanceType> types, List<Registry> registries) {
        return with(p, p.place(), types, registries, p.rollout());
    }

    /// The same limits at another place.
    public static Policy at(Policy p, Place place) {
        return with(p, place, p.instanceTypes(), p.registries(), p.rollout());
    }

    /// The same limits where a price may be this many days old.
    public static Policy priced(Policy p, int ageDays) {
        return with(p, p.place(), p.instanceTypes(), p.registries(), ageDays, p.rollout());
    }

    private static Policy with(
            Policy p, Place place, List<InstanceType> types, List<Registry> registries, RolloutTerms terms) {
        return with(p, place, types, registries, p.priceAgeDays(), terms);
    }

    private static Policy with(
            Policy p,
            Place place,
            List<InstanceType> types,
            List<Registry> registries,
            int priceAgeDays,
            RolloutTerms terms) {
        return new Policy(
                place,
                p.environmentBudget(),
                p.defaultBudget(),
                p.largestBudget(),
                p.approvedWhen(),
                p.approval(),
                types,
                p.largestInstanceCount(),
                p.regions(),
                registries,
                p.requiredTags(),
                priceAgeDays,
                p.planAge(),
                terms,
                p.clauses());
    }

    private static List<AlarmTerms> alarms() {
        return List.of(
                alarm(AlarmMetric.INVOCATION_5XX_ERRORS, 5),
                alarm(AlarmMetric.MODEL_LATENCY_P99, 30_000_000),
                alarm(AlarmMetric.PROBE_FAILURES, 0));
    }

    private static AlarmTerms alarm(AlarmMetric metric, long threshold) {
        return new AlarmTerms(
                metric,
                threshold,
                AlarmTerms.Comparison.ABOVE,
                Duration.ofMinutes(1),
                3,
                1,
                AlarmTerms.MissingPoints.NOT_BREACHING);
    }

    private static Policy policy(
            String name, String cap, String standard, String largest, String approval, int instances, String... tags) {
        boolean production = name.equals("prod");
        return new Policy(
                place(name),
                usd(cap),
                usd(standard),
                usd(largest),
                new ApprovalTriggers(
                        production, usd(approval), production ? 4 : 2, production ? 150 : 300, production),
                terms(name),
                TYPES.stream()
                        .map(InstanceType::new)
                        .toList(),
                instances,
                List.of(REGION),
                List.of(REGISTRY),
                List.of(tags),
                production ? 180 : 400,
                Duration.ofMinutes(production ? 30 : 60),
                rollout(name),
                List.of());
    }
}
