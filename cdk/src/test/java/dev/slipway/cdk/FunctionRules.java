package dev.slipway.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What functions are, and how they are called.
final class FunctionRules {
    /// An address of what is not published: the function itself, without a version or an alias behind it.
    private static final Pattern UNPUBLISHED = Pattern.compile("\\$\\{(Functions[A-Za-z0-9]+)(\\.Arn)?}(:\\$LATEST)?");

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
