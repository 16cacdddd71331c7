package dev.slipway.core.plan;

import dev.slipway.core.model.Application;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads the fields of one intent and its sentence together, and gathers everything that is wrong.
///
/// A field and the sentence may both name a thing; they must agree.
final class IntentReader {
    private static final String REMOVAL = "undeploy";
    private static final Environment PRODUCTION = new Environment("production");
    private static final Environment PROD = new Environment("prod");

    private final AcceptIntent.Request request;
    private final List<Problem> problems = new ArrayList<>();
    private final IntentFields fields;

    IntentReader(AcceptIntent.Request request, Policies policies) {
        this.request = request;
        this.fields = new IntentFields(request, policies, problems);
    }

    IntentReading read(Instant now) {
        var wrongText = IntentText.check(request.intent());
        wrongText.ifPresent(problems::add);
        var app = fields.app();
        var given = new Constraints(fields.budget(), fields.instanceType(), fields.instances());
        if (wrongText.isPresent()) {
            return new IntentReading.Wrong(problems);
        }
        var words = request.intent().strip().split("\\s+");
        if (words[0].equals(REMOVAL) && words.length == 2) {
            return intent(PlanKind.REMOVAL, agreed("app", app, fields.app(words[1])), Constraints.NONE, now);
        }
        return switch (Sentence.read(request.intent())) {
            case Reading.NotAWish not -> wrong(new Problem(
                    "not_a_deployment", "intent", not.reason(), "a sentence that asks for a deployment", not.remedy()));
            case Reading.Unclear unclear -> {
                unclear.problems().stream().map(this::withNearestTypes).forEach(problems::add);
                yield new IntentReading.Wrong(problems);
            }
            case Wish wish -> wished(wish, app, given, now);
        };
    }

    private IntentReading wished(Wish wish, Optional<Application> app, Constraints given, Instant now) {
        agreed("env", fields.environment, wish.env().map(said -> said.equals(PRODUCTION) ? PROD : said));
        var constraints = new Constraints(
                agreed("constraints.budget_usd_per_hour", given.budget(), wish.budget()),
                agreed("constraints.instance_type", given.instanceType(), wish.type()),
                agreed("constraints.instance_count", given.instances(), boxed(wish.instances())));
        var said = wish.app().filter(name -> request.app().isEmpty() || !ForWords.isKind(name));
        var agreed = agreed("app", app, said);
        wish.doubtful().filter(_ -> request.app().isEmpty()).ifPresent(phrase -> problems.add(doubt(phrase)));
        return intent(PlanKind.DEPLOYMENT, agreed, constraints, now);
    }

    /// Words behind `for` that may be the application or a purpose: nobody guesses which.
    private static Problem doubt(String phrase) {
        var slug = phrase.replace(' ', '-');
        var name = Application.SHAPE.check("app", slug).isEmpty() ? slug : "NAME";
        return new Problem(
                "unclear_app",
                "app",
                phrase,
                "an application by its name, not what it is for",
                "if that is the application, give app: %s (--app %s), or say «for app %s»".formatted(name, name, name));
    }

    private IntentReading intent(
            PlanKind kind, Optional<Application> app, Constraints constraints, Instant now) {
        if (app.isEmpty() && problems.stream().noneMatch(problem -> problem.field().equals("app"))) {
            return wrong(new Problem(
                    "text_required",
                    "app",
                    "nothing",
                    "an application",
                    "give app (--app NAME), or say «for NAME» in the intent"));
        }
        if (!problems.isEmpty()) {
            return new IntentReading.Wrong(problems);
        }
        return new IntentReading.Right(new Intent(
                kind,
                request.caller(),
                request.intent().strip(),
                fields.environment.orElseThrow(),
                app.orElseThrow(),
                constraints,
                request.dryRun(),
                now));
    }

    private Problem withNearestTypes(Problem problem) {
        return problem.code().equals(InstanceTypes.CODE)
                ? InstanceTypes.problem(problem.field(), problem.observed(), fields.allowedTypes())
                : problem;
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

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
}
