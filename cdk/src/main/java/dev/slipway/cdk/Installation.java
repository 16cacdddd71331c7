package dev.slipway.cdk;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shape;
import dev.slipway.core.model.Shown;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What one installation is told. The first three are all that a first deployment needs.
///
/// Shape: `stage` is part of every name; `issuer` stands for the user pool of our own, and its `subject` is the claim that
/// names a person as `people.json` does; `execute` is whether plans are carried out, else all are rehearsed; above `monthlyUsd`
/// the account's bill wakes operators; `people` is a file such as `people.json` instead of the one approver; with
/// `registryLogin` a secret is made for registries that want to know who asks; `renewals` is how often the keys of links and
/// forms were renewed; `home` is where it is deployed to, which only environments that lie elsewhere need to know.
record Installation(
        String stage,
        String alarmMail,
        String approverMail,
        Optional<Issuer> issuer,
        boolean execute,
        int monthlyUsd,
        Optional<Path> people,
        boolean registryLogin,
        int renewals,
        Optional<Home> home) {
    /// Where Slipway is deployed to.
    record Home(String account, String region) {
        private static Home of(String text) {
            var parts = text.split("/", 2);
            return new Home(parts[0], parts[1]);
        }
    }

    /// Who signs tokens, and for whom they must be made out.
    record Issuer(String url, String audience, String subject) {}

    private static final Shape STAGE = shape("stage", "[a-z][a-z0-9]{1,9}", "2 to 10 of a-z and 0-9, beginning with a letter");
    private static final Shape ALARM_MAIL = mail("alarm_mail");
    private static final Shape APPROVER_MAIL = mail("approver_mail");
    private static final Shape ISSUER = shape("issuer", "https://[!-~]{1,200}", "an https address");
    private static final Shape AUDIENCE = shape("audience", "[!-~]{1,128}", "what tokens are made out for");
    private static final Shape SUBJECT = shape(
            "subject",
            "[A-Za-z][A-Za-z0-9:/.#_-]{0,127}",
            "the name of a claim, such as preferred_username or https://example.com/person");
    private static final Shape EXECUTE = shape("execute", "true|false", "true or false");
    private static final Shape MONTHLY = shape("monthly_usd", "[1-9][0-9]{0,6}", "1 to 9999999 dollars");

    private static final Shape PEOPLE = shape("people", "[^\\p{Cntrl}]{1,200}", "a file such as policies/people.json");
    private static final Shape REGISTRY_LOGIN = shape("registry_login", "true|false", "true or false");
    private static final Shape RENEWALS = shape("renewals", "[0-9]{1,2}", "0 to 99");
    private static final Shape HOME = shape("home", "[0-9]{12}/[a-z]{2}(-[a-z]+)+-[0-9]", "account and region: 111122223333/eu-central-1");

    /// @param context what `-c name=value` said, null where it said nothing
    /// @throws IllegalArgumentException naming everything that is wrong at once
    static Installation from(Function<String, Object> context) {
        var given = new Given(context);
        var problems = Stream.of(
                        given.required(STAGE, "stage"),
                        given.required(ALARM_MAIL, "alarm_mail"),
                        given.required(APPROVER_MAIL, "approver_mail"),
                        given.optional(ISSUER, "issuer"),
                        given.get("issuer").isPresent() ? given.required(AUDIENCE, "audience") : given.alone("audience"),
                        given.get("issuer").isPresent() ? given.optional(SUBJECT, "subject") : given.alone("subject"),
                        given.optional(EXECUTE, "execute"),
                        given.optional(MONTHLY, "monthly_usd"),
                        given.optional(PEOPLE, "people"),
                        given.optional(REGISTRY_LOGIN, "registry_login"),
                        given.optional(RENEWALS, "renewals"),
                        given.optional(HOME, "home"))
                .flatMap(Optional::stream)
                .map(Problem::sentence)
                .toList();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return new Installation(
                given.text("stage"),
                given.text("alarm_mail"),
                given.text("approver_mail"),
                given.get("issuer").map(url -> new Issuer(url, given.text("audience"), given.get("subject").orElse("sub"))),
                given.get("execute").map(Boolean::parseBoolean).orElse(false),
                given.get("monthly_usd").map(Integer::parseInt).orElse(200),
                given.get("people").map(Path::of),
                given.get("registry_login").map(Boolean::parseBoolean).orElse(false),
                given.get("renewals").map(Integer::parseInt).orElse(0),
                given.get("home").map(Home::of));
    }

    /// The name of one of our things.
    String name(String thing) {
        return "slipway-" + stage + "-" + thing;
    }

    /// The account of the functions and its region, for a place that lies elsewhere.
    ///
    /// @throws IllegalArgumentException when it was not said, or the place lies there too
    Home homeOf(PolicyFiles.Place place) {
        var known = home.orElseThrow(() -> new IllegalArgumentException(
                "home is not said, and %s lies in account %s: accepted is %s; give it as -c home=…, or write 000000000000 in limits.json if %2$s is Slipway's own account"
                        .formatted(place.environment(), place.account(), HOME.accepted())));
        if (known.account().equals(place.account())) {
            throw new IllegalArgumentException(place.problem("account", place.account()).sentence());
        }
        return known;
    }

    /// A stage for trying things out: what it keeps can be thrown away soon.
    boolean isForTrying() {
        return stage.equals("dev");
    }

    /// How long, and how firmly, the archive and the trail keep what they are given.
    Retention retention() {
        return isForTrying() ? new Retention(false, 1) : new Retention(true, 3_653);
    }

    /// Shape: with `compliance` nobody shortens it; else holders of a permission may.
    record Retention(boolean compliance, int days) {}

    private static Shape mail(String name) {
        return shape(name, "[!-?A-~]{1,64}@[!-?A-~]{1,189}", "an address such as ops@example.com");
    }

    private static Shape shape(String name, String form, String accepted) {
        return new Shape("bad_context", Pattern.compile(form), 254, accepted, "give it as -c %s=…".formatted(name));
    }

    private record Given(Function<String, Object> context) {
        Optional<String> get(String name) {
            return Optional.ofNullable(context.apply(name)).map(Object::toString).filter(text -> !text.isEmpty());
        }

        String text(String name) {
            return get(name).orElseThrow();
        }

        Optional<Problem> required(Shape shape, String name) {
            return shape.check(name, get(name).orElse(""));
        }

        /// What says something of an issuer says nothing without one.
        Optional<Problem> alone(String name) {
            return get(name).map(text -> new Problem(
                    "bad_context",
                    name,
                    Shown.ascii(text),
                    "nothing while issuer is not said: in the user pool of our own it would change nothing",
                    "give -c issuer=… as well, or leave %s out".formatted(name)));
        }

        Optional<Problem> optional(Shape shape, String name) {
            return get(name).flatMap(text -> shape.check(name, text));
        }
    }
}
