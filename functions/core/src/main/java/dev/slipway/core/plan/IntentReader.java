package dev.slipway.core.plan;

import dev.slipway.core.model.Application;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import dev.slipway.core.model.UsdPerHour;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads the fields of one intent and its sentence together, and gathers everything that is wrong.
///
/// A field and the sentence may both name a thing; they must agree.
final class IntentReader {
    private static final long MOST_INSTANCES = 1000;
    private static final String REMOVAL = "undeploy";
    private static final Environment PRODUCTION = new Environment("production");
    private static final Environment PROD = new Environment("prod");

    private final AcceptIntent.Request request;
    private final List<Environment> environments;
    private final List<Problem> problems = new ArrayList<>();

    IntentReader(AcceptIntent.Request request, List<Environment> environments) {
        this.request = request;
        this.environments = environments;
    }

    IntentReading read(Instant now) {
        var wrongText = IntentText.check(request.intent());
        wrongText.ifPresent(problems::add);
        var environment = environment();
        var app = request.app().flatMap(this::app);
        var budget = request.budgetUsdPerHour().flatMap(dollars -> kept(BudgetField.read(dollars)));
        var type = request.instanceType().flatMap(this::instanceType);
        var instances = request.instanceCount().flatMap(this::instances);
        if (wrongText.isPresent()) {
            return new IntentReading.Wrong(problems);
        }
        var words = request.intent().strip().split("\\s+");
        if (words[0].equals(REMOVAL) && words.length == 2) {
            return intent(PlanKind.REMOVAL, environment, agreed("app", app, app(words[1])), Constraints.NONE, now);
        }
        return switch (Sentence.read(request.intent())) {
            case Reading.NotAWish not -> wrong(new Problem(
                    "not_a_deployment", "intent", not.reason(), "a sentence that asks for a deployment", not.remedy()));
            case Reading.Unclear unclear -> {
                problems.addAll(unclear.problems());
                yield new IntentReading.Wrong(problems);
            }
            case Wish wish -> {
                agreed("env", environment, wish.env().map(said -> said.equals(PRODUCTION) ? PROD : said));
                var constraints = new Constraints(
                        agreed("constraints.budget_usd_per_hour", budget, wish.budget()),
                        agreed("constraints.instance_type", type, wish.type()),
                        agreed("constraints.instance_count", instances, boxed(wish.instances())));
                yield intent(PlanKind.DEPLOYMENT, environment, agreed("app", app, wish.app()), constraints, now);
            }
        };
    }

    private IntentReading intent(
            PlanKind kind,
            Optional<Environment> environment,
            Optional<Application> app,
            Constraints constraints,
            Instant now) {
        if (app.isEmpty() && problems.stream().noneMatch(problem -> problem.field().equals("app"))) {
            return wrong(new Problem(
                    "text_required", "app", "nothing", "an application", "give app, or say «for NAME» in the intent"));
        }
        if (!problems.isEmpty()) {
            return new IntentReading.Wrong(problems);
        }
        return new IntentReading.Right(new Intent(
                kind,
                request.caller(),
                request.intent().strip(),
                environment.orElseThrow(),
                app.orElseThrow(),
                constraints,
                request.dryRun(),
                now));
    }

    private IntentReading wrong(Problem problem) {
        problems.add(problem);
        return new IntentReading.Wrong(problems);
    }

    /// What one of the two says, or both alike.
    private <T> Optional<T> agreed(String field, Optional<T> given, Optional<T> said) {
        if (given.isPresent() && said.isPresent() && !given.equals(said)) {
            problems.add(new Problem(
                    "disagreement",
                    field,
                    "%s in the field, %s in the intent".formatted(given.get(), said.get()),
                    "one and the same in both",
                    "leave it out of one of them"));
        }
        return given.or(() -> said);
    }

    private Optional<Environment> environment() {
        var found = environments.stream()
                .filter(known -> known.value().equals(request.env()))
                .findFirst();
        if (found.isEmpty()) {
            var names = String.join(", ", environments.stream().map(Environment::value).toList());
            problems.add(new Problem(
                    "unknown_environment", "env", Shown.ascii(request.env()), names, "use one of these names as it is"));
        }
        return found;
    }

    private Optional<Application> app(String text) {
        return fits(Application.SHAPE.check("app", text)) ? Optional.of(new Application(text)) : Optional.empty();
    }

    private Optional<InstanceType> instanceType(String text) {
        return fits(InstanceType.SHAPE.check("constraints.instance_type", text))
                ? Optional.of(new InstanceType(text))
                : Optional.empty();
    }

    private Optional<Integer> instances(long count) {
        if (count >= 1 && count <= MOST_INSTANCES) {
            return Optional.of((int) count);
        }
        problems.add(new Problem(
                "out_of_range", "constraints.instance_count", Long.toString(count), "1 to 1000", "give a whole number"));
        return Optional.empty();
    }

    private Optional<UsdPerHour> kept(BudgetField budget) {
        return switch (budget) {
            case BudgetField.Good good -> Optional.of(good.amount());
            case BudgetField.Bad bad -> {
                problems.add(bad.problem());
                yield Optional.empty();
            }
        };
    }

    private boolean fits(Optional<Problem> problem) {
        problem.ifPresent(problems::add);
        return problem.isEmpty();
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
}
