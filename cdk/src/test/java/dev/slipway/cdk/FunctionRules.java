package dev.slipway.cdk;

import static dev.slipway.core.contract.Setting.ARCHIVE_BUCKET;
import static dev.slipway.core.contract.Setting.ARCHIVE_DAYS;
import static dev.slipway.core.contract.Setting.ARCHIVE_LOCK;
import static dev.slipway.core.contract.Setting.AUDIT_TABLE;
import static dev.slipway.core.contract.Setting.CHECKPOINT_KEY;
import static dev.slipway.core.contract.Setting.DEPLOYMENT_MACHINE;
import static dev.slipway.core.contract.Setting.EVIDENCE_BUCKET;
import static dev.slipway.core.contract.Setting.FORM_KEYS;
import static dev.slipway.core.contract.Setting.LINK_KEYS;
import static dev.slipway.core.contract.Setting.MAIL_TOPIC;
import static dev.slipway.core.contract.Setting.NOTICE_BUS;
import static dev.slipway.core.contract.Setting.PLACE_ROLE;
import static dev.slipway.core.contract.Setting.ROLLBACK_MACHINE;
import static dev.slipway.core.contract.Setting.SLIPWAY_ORIGIN;
import static dev.slipway.core.contract.Setting.SLIPWAY_POLICIES;
import static dev.slipway.core.contract.Setting.SLIPWAY_URL;
import static dev.slipway.core.contract.Setting.STATE_TABLE;
import static dev.slipway.core.contract.Setting.SUBJECT_CLAIM;
import static dev.slipway.core.contract.Setting.TOKEN_KEY;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.contract.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What functions are, and how they are called.
final class FunctionRules {
    /// An address of what is not published: the function itself, without a version or an alias behind it.
    private static final Pattern UNPUBLISHED = Pattern.compile("\\$\\{(Functions[A-Za-z0-9]+)(\\.Arn)?}(:\\$LATEST)?");

    /// The forms of keys and tokens, and whatever looks as random as one.
    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(\\{\\{resolve:|nvapi-|AKIA[0-9A-Z]{16}|ghp_|xox[bp]-|-----BEGIN|eyJ[a-z0-9]|password|[a-z0-9+/=_-]{32,}).*");

    private static final Set<Setting> TABLES = Set.of(AUDIT_TABLE, STATE_TABLE);

    private FunctionRules() {}

    static List<String> nobodyCallsWhatIsNotPublished(Resources resources) {
        var functions = resources.of("AWS::Lambda::Function").keySet();
        return addresses(resources)
                .filter(call -> {
                    var matcher = UNPUBLISHED.matcher(call.getValue());
                    return (matcher.matches() && functions.contains(matcher.group(1)))
                            || call.getValue().contains("$LATEST");
                })
                .map(call -> "%s calls %s".formatted(call.getKey(), call.getValue()))
                .toList();
    }

    static List<String> functionsRunAsTheyShould(Resources resources) {
        var found = new ArrayList<String>();
        ours(resources).forEach((name, function) -> {
            expect(found, name, function, "/Runtime", "java25");
            expect(found, name, function, "/Architectures/0", "arm64");
            expect(found, name, function, "/TracingConfig/Mode", "Active");
            var expected = Arrays.stream(FunctionName.values())
                    .filter(one -> name.endsWith("-" + one.title()))
                    .map(FunctionName::handler)
                    .toList();
            if (!expected.contains(function.path("Handler").asText())) {
                found.add("%s has the handler %s".formatted(name, function.path("Handler").asText()));
            }
        });
        if (found.isEmpty() && ours(resources).size() != FunctionName.values().length) {
            found.add("there are the functions " + ours(resources).keySet());
        }
        return found;
    }

    static List<String> everyFunctionHasALogThatEnds(Resources resources) {
        var logs = resources.of("AWS::Logs::LogGroup");
        var found = new ArrayList<String>();
        logs.forEach((id, log) -> {
            if (!log.at("/Properties/RetentionInDays").isInt()) {
                found.add(id + " is kept for ever");
            }
        });
        resources.of("AWS::Lambda::Function").forEach((id, function) -> {
            if (!logs.containsKey(function.at("/Properties/LoggingConfig/LogGroup/Ref").asText())) {
                found.add(id + " has no log of its own");
            }
        });
        return found;
    }

    static List<String> onlyTheApiIsASnapshot(Resources resources) {
        return ours(resources).entrySet().stream()
                .filter(one -> one.getValue().at("/SnapStart/ApplyOn").asText().equals("PublishedVersions")
                        != one.getKey().endsWith("-api"))
                .map(one -> one.getKey() + " starts otherwise")
                .toList();
    }

    static List<String> theEnvironmentHoldsNoSecret(Resources resources) {
        var known = Arrays.stream(Setting.values()).collect(Collectors.toMap(Enum::name, setting -> setting));
        var found = new ArrayList<String>();
        ours(resources).forEach((name, function) -> function.at("/Environment/Variables").properties().forEach(variable -> {
            var setting = known.get(variable.getKey());
            if (setting == null) {
                found.add("%s is told %s, which nobody reads".formatted(name, variable.getKey()));
            } else if (variable.getValue().isTextual()) {
                setting.check(variable.getValue().asText()).ifPresent(problem -> found.add(name + ": " + problem.sentence()));
            }
            var value = Resources.text(variable.getValue()).replaceAll("\\$\\{[^}]*}", "");
            if (SECRET.matcher(value).matches()) {
                found.add("%s is told a secret in %s".formatted(name, variable.getKey()));
            }
        }));
        return found;
    }

    /// What the functions ask for where they are composed, and nothing else.
    static List<String> functionsAreToldWhatTheyRead(Resources resources) {
        var found = new ArrayList<String>();
        for (var name : FunctionName.values()) {
            var told = new TreeSet<String>();
            resources.one("AWS::Lambda::Function", id(name)).at("/Environment/Variables").fieldNames().forEachRemaining(told::add);
            var reads = Stream.concat(TABLES.stream(), reads(name).stream()).map(Setting::name).collect(Collectors.toCollection(TreeSet::new));
            if (!told.equals(reads)) {
                found.add("%s reads %s and is told %s".formatted(name.title(), reads, told));
            }
        }
        return found;
    }

    private static Set<Setting> reads(FunctionName name) {
        return switch (name) {
            case API -> Set.of(
                    DEPLOYMENT_MACHINE,
                    EVIDENCE_BUCKET,
                    FORM_KEYS,
                    LINK_KEYS,
                    PLACE_ROLE,
                    ROLLBACK_MACHINE,
                    SLIPWAY_ORIGIN,
                    SLIPWAY_POLICIES,
                    SUBJECT_CLAIM,
                    TOKEN_KEY);
            case PLAN -> Set.of(EVIDENCE_BUCKET, SLIPWAY_POLICIES);
            case GUARD -> Set.of(EVIDENCE_BUCKET, PLACE_ROLE, SLIPWAY_POLICIES);
            case REQUEST_APPROVAL -> Set.of(LINK_KEYS, MAIL_TOPIC, SLIPWAY_ORIGIN, SLIPWAY_POLICIES, SLIPWAY_URL, TOKEN_KEY);
            case AUDIT -> Set.of(LINK_KEYS, MAIL_TOPIC, NOTICE_BUS, SLIPWAY_ORIGIN, SLIPWAY_POLICIES, SLIPWAY_URL);
            case SWEEP -> Set.of(
                    DEPLOYMENT_MACHINE,
                    LINK_KEYS,
                    MAIL_TOPIC,
                    NOTICE_BUS,
                    ROLLBACK_MACHINE,
                    SLIPWAY_ORIGIN,
                    SLIPWAY_POLICIES,
                    SLIPWAY_URL,
                    TOKEN_KEY);
            case CHECKPOINT -> Set.of(ARCHIVE_BUCKET, ARCHIVE_DAYS, ARCHIVE_LOCK, CHECKPOINT_KEY, SLIPWAY_ORIGIN);
            case EXECUTE -> Set.of(EVIDENCE_BUCKET, Setting.EXECUTE, PLACE_ROLE);
            case FIND_LAST_GOOD, UNDO, VALIDATE, WATCH -> Set.of(PLACE_ROLE);
            case ALARM_RAISED -> Set.of(ROLLBACK_MACHINE);
        };
    }

    static List<String> functionsWaitAsLongAsTheirMachine(Resources resources) {
        var machines = Stream.of("deployment", "rollback").map(FunctionRules::machine).toList();
        return Arrays.stream(FunctionName.values())
                .flatMap(name -> name.step().stream().flatMap(step -> machines.stream()
                        .flatMap(machine -> machine.patience(step.placeholder()).stream())
                        .filter(seconds -> !step.answersLater()
                                && seconds != resources.one("AWS::Lambda::Function", id(name)).path("Timeout").asInt())
                        .map(seconds -> "%s ends after another time than %d s".formatted(name.title(), seconds))))
                .toList();
    }

    static Asl machine(String name) {
        return Asl.read(Path.of("../statemachines", name + ".asl.json"));
    }

    /// Our functions by their names.
    static Map<String, JsonNode> ours(Resources resources) {
        var ours = new TreeMap<String, JsonNode>();
        resources.of("AWS::Lambda::Function").values().stream()
                .map(one -> one.path("Properties"))
                .filter(one -> one.path("FunctionName").asText().startsWith("slipway-"))
                .forEach(one -> ours.put(one.path("FunctionName").asText(), one));
        return ours;
    }

    /// The beginning of a function's name in the template.
    static String id(FunctionName name) {
        return "Functions" + name.title().replace("-", "") + "Function";
    }

    /// Everything by which a function is called, with where it stands.
    private static Stream<Map.Entry<String, String>> addresses(Resources resources) {
        return Stream.of(
                        at(resources, "AWS::Events::Rule", "/Targets/*/Arn"),
                        at(resources, "AWS::Scheduler::Schedule", "/Target/Arn"),
                        at(resources, "AWS::ApiGatewayV2::Integration", "/IntegrationUri"),
                        at(resources, "AWS::Lambda::Permission", "/FunctionName"),
                        at(resources, "AWS::StepFunctions::StateMachine", "/DefinitionSubstitutions/*"),
                        resources.rights().stream()
                                .filter(one -> one.actions().contains("lambda:InvokeFunction"))
                                .flatMap(one -> one.resources().stream().map(arn -> Map.entry(one.where(), arn))))
                .flatMap(all -> all);
    }

    private static Stream<Map.Entry<String, String>> at(Resources resources, String type, String path) {
        return resources.of(type).entrySet().stream()
                .flatMap(one -> values(one.getValue().path("Properties"), path)
                        .map(value -> Map.entry(one.getKey(), Resources.text(value))));
    }

    private static Stream<JsonNode> values(JsonNode from, String path) {
        int star = path.indexOf("/*");
        return star < 0
                ? Stream.of(from.at(path))
                : from.at(path.substring(0, star)).valueStream().flatMap(one -> values(one, path.substring(star + 2)));
    }

    private static void expect(List<String> found, String name, JsonNode function, String where, String wanted) {
        if (!function.at(where).asText().equals(wanted)) {
            found.add("%s has %s at %s instead of %s".formatted(name, function.at(where), where, wanted));
        }
    }
}
