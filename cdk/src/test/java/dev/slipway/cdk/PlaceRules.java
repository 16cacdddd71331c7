package dev.slipway.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cdk.Resources.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What may be done at SageMaker, and by whom.
final class PlaceRules {
    private static final Pattern CHANGES = Pattern.compile("(?i)sagemaker:(?!Describe|List|Invoke).*");
    private static final Pattern ROLLOUT = Pattern.compile("slipway-[a-z0-9]+-([a-z]+)-rollout");
    private static final Pattern LOOK = Pattern.compile("slipway-[a-z0-9]+-([a-z]+)-look");
    private static final Pattern ALARMS = Pattern.compile("slipway-[a-z0-9]+-([a-z]+)-alarms");

    private static final Set<String> MADE = Set.of("CreateEndpoint", "CreateEndpointConfig", "CreateModel");

    private PlaceRules() {}

    static List<String> onlyRolloutsChangeSageMaker(Resources resources) {
        var found = new ArrayList<String>();
        changing(resources)
                .filter(one -> one.who().stream().anyMatch(who -> !ROLLOUT.matcher(who).matches()))
                .forEach(one -> found.add(one.toString()));
        taken(resources, ROLLOUT, Set.of("execute", "undo", "watch"), found);
        taken(resources, LOOK, Set.of("find-last-good", "validate"), found);
        taken(resources, ALARMS, Set.of("api", "guard"), found);
        return found;
    }

    /// Whoever needs something of SageMaker takes a role of the place.
    static List<String> functionsHaveNoRightAtSageMaker(Resources resources) {
        var functions = Arrays.stream(FunctionName.values()).map(FunctionName::title).collect(Collectors.toSet());
        return AccessRules.rights(resources)
                .filter(one -> one.actions().stream().anyMatch(action -> action.regionMatches(true, 0, "sagemaker:", 0, 10)))
                .filter(one -> one.who().stream().map(AccessRules::title).anyMatch(functions::contains))
                .map(Statement::toString)
                .toList();
    }

    /// IAM refuses to trust a role that is not there, so each is trusted by reference.
    static List<String> trustedRolesAreThere(Resources resources) {
        return resources.of("AWS::IAM::Role").entrySet().stream()
                .filter(role -> role.getValue().at("/Properties/AssumeRolePolicyDocument").toString().contains(":role/"))
                .map(role -> role.getKey() + " trusts a role by its name, which may not be there yet")
                .toList();
    }

    static List<String> onlyOurNamesAreChanged(Resources resources) {
        return changing(resources)
                .filter(one -> !one.resources().stream().allMatch(resource -> isOurs(one, resource)) || !isTagged(one))
                .map(Statement::toString)
                .toList();
    }

    static List<String> onlyTheModelsRoleIsPassed(Resources resources) {
        return AccessRules.rights(resources)
                .filter(one -> one.actions().contains("iam:PassRole"))
                .filter(one -> !one.resources().stream().allMatch(role -> role.matches("\\$\\{Places[a-z]+model[0-9A-F]+\\.Arn}"))
                        || !one.condition().at("/StringEquals/iam:PassedToService").asText().equals("sagemaker.amazonaws.com"))
                .map(Statement::toString)
                .toList();
    }

    /// Both sides: who a role of a place trusts, and who may take one.
    private static void taken(Resources resources, Pattern role, Set<String> functions, List<String> found) {
        resources.of("AWS::IAM::Role").forEach((id, one) -> {
            if (role.matcher(one.at("/Properties/RoleName").asText()).matches()) {
                var trusted = resources.trusts().stream()
                        .filter(trust -> trust.where().equals(id))
                        .flatMap(trust -> trust.who().stream())
                        .map(AccessRules::title)
                        .collect(Collectors.toCollection(TreeSet::new));
                if (!trusted.equals(functions)) {
                    found.add("%s trusts %s instead of %s".formatted(id, trusted, functions));
                }
            }
        });
        var may = AccessRules.rights(resources)
                .filter(one -> one.actions().contains("sts:AssumeRole"))
                .filter(one -> one.resources().stream().anyMatch(arn -> role.matcher(arn.replaceFirst("^.*:role/", "")).matches()))
                .flatMap(one -> one.who().stream())
                .map(AccessRules::title)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!may.equals(functions)) {
            found.add("%s may take %s instead of %s".formatted(may, role, functions));
        }
    }

    private static Stream<Statement> changing(Resources resources) {
        return AccessRules.rights(resources)
                .filter(one -> one.actions().stream().anyMatch(action -> CHANGES.matcher(action).matches()));
    }

    /// Named after the environment whose role it is.
    private static boolean isOurs(Statement one, String resource) {
        var environment = ROLLOUT.matcher(one.who().getFirst()).replaceFirst("$1");
        return resource.matches(".*:(endpoint/\\*-%s|(endpoint-config|model)/\\*-%s-\\*)".formatted(environment, environment));
    }

    /// What is made gets our tag, at that moment and never later; what is changed has it.
    private static boolean isTagged(Statement one) {
        var held = one.condition().path("StringEquals");
        return one.actions().stream().filter(action -> CHANGES.matcher(action).matches()).allMatch(action -> isTagged(action, held));
    }

    private static boolean isTagged(String action, JsonNode held) {
        var verb = action.toLowerCase(Locale.ROOT).replace("sagemaker:", "");
        boolean gives = verb.equals("addtags") || verb.startsWith("create");
        boolean whileMade = !verb.equals("addtags")
                || Resources.texts(held.path("sagemaker:TaggingAction")).collect(Collectors.toSet()).equals(MADE);
        var tag = "aws:%s/managed-by".formatted(gives ? "RequestTag" : "ResourceTag");
        return whileMade && held.path(tag).asText().equals("slipway");
    }
}
