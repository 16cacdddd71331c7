package dev.slipway.cdk;

import dev.slipway.cdk.Resources.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who may do what.
final class AccessRules {
    /// The CDK's own function that uploads the policy bundle; CloudFormation alone calls it.
    static final String UPLOAD = "CustomCDKBucketDeployment";

    /// What AWS scopes to no resource.
    private static final Set<String> UNSCOPED = Set.of(
            "ecr:GetAuthorizationToken",
            "logs:CreateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:DescribeLogGroups",
            "logs:DescribeResourcePolicies",
            "logs:GetLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:UpdateLogDelivery",
            "pricing:GetProducts",
            "sagemaker:ListEndpointConfigs",
            "sagemaker:ListEndpoints",
            "sagemaker:ListModels",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets",
            "xray:PutTelemetryRecords",
            "xray:PutTraceSegments");

    private static final Set<String> APPENDING = Set.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query");
    private static final String STATE = "${TablesState";

    /// The policy says which images are taken.
    private static final Set<String> IMAGES = Set.of(
            "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer");


    private AccessRules() {}

    static List<String> noActionIsAWildcard(Resources resources) {
        return Stream.concat(rights(resources), resources.policies().stream())
                .filter(one -> one.actions().stream().anyMatch(AccessRules::isWild))
                .map(Statement::toString)
                .toList();
    }

    static List<String> everyResourceIsNamed(Resources resources) {
        return rights(resources)
                .filter(one -> one.resources().stream().anyMatch(AccessRules::isAnything))
                .filter(one -> !UNSCOPED.containsAll(one.actions()) && !isOfANamespace(one))
                .filter(one -> !one.actions().stream().allMatch(IMAGES::contains))
                .map(Statement::toString)
                .toList();
    }

    static List<String> onlyApiAndSweepCompleteTokens(Resources resources) {
        var found = new ArrayList<String>();
        for (var action : List.of("states:SendTaskFailure", "states:SendTaskHeartbeat", "states:SendTaskSuccess")) {
            var may = action.endsWith("Success") ? Set.of("api", "sweep") : Set.<String>of();
            found.addAll(only(resources, action, "", may));
        }
        return found;
    }

    static List<String> nobodyChangesTheAudit(Resources resources) {
        return rights(resources)
                .filter(one -> one.resources().stream().anyMatch(AccessRules::isTheAudit))
                .flatMap(one -> one.actions().stream()
                        .filter(AccessRules::isOfDynamo)
                        .filter(action -> !APPENDING.contains(action))
                        .map(action -> "%s may %s on the audit".formatted(one.who(), action)))
                .toList();
    }

    static List<String> thePlannerWritesItsOwnRecords(Resources resources) {
        var writes = Set.of("dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem");
        return rights(resources)
                .filter(one -> isFor(one, "plan") && one.isAbout("${TablesState"))
                .filter(one -> one.actions().stream().anyMatch(writes::contains))
                .filter(one -> !one.actions().equals(List.of("dynamodb:PutItem"))
                        || !one.condition()
                                .at("/ForAllValues:StringLike/dynamodb:LeadingKeys")
                                .toString()
                                .equals("[\"plan#*\",\"unanchored\"]"))
                .map(Statement::toString)
                .toList();
    }

    static List<String> onlyCheckpointWritesTheArchive(Resources resources) {
        var found = new ArrayList<>(only(resources, "s3:PutObject", "${BucketsArchive", Set.of("checkpoint")));
        for (var action : List.of("s3:DeleteObject", "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention")) {
            found.addAll(only(resources, action, "${BucketsArchive", Set.of()));
        }
        return found;
    }

    /// Without its region's prices no plan is made, and none is allowed.
    static List<String> plannerAndGuardAskForPrices(Resources resources) {
        return only(resources, "pricing:GetProducts", "", Set.of("guard", "plan"));
    }

    /// Who may do this to that and should not, and who should and may not.
    static List<String> only(Resources resources, String action, String resource, Set<String> functions) {
        var may = rights(resources)
                .filter(one -> one.allows(action) && (resource.isEmpty() || one.isAbout(resource)))
                .flatMap(one -> one.who().stream())
                .map(AccessRules::title)
                .collect(Collectors.toCollection(TreeSet::new));
        return may.equals(functions)
                ? List.of()
                : List.of("%s on %s: %s may, and %s should".formatted(action, resource, may, new TreeSet<>(functions)));
    }

    /// Whether a sentence is about the role of this function.
    static boolean isFor(Statement statement, String function) {
        return statement.who().stream().map(AccessRules::title).anyMatch(function::equals);
    }

    /// A role's name without installation and stage.
    static String title(String role) {
        return role.replaceFirst("^slipway-[a-z0-9]+-", "");
    }

    /// What roles may, the CDK's own upload left out.
    static Stream<Statement> rights(Resources resources) {
        return resources.rights().stream().filter(Predicate.not(one -> one.where().startsWith(UPLOAD)));
    }

    /// CloudWatch scopes values by their namespace alone.
    private static boolean isOfANamespace(Statement one) {
        return one.actions().equals(List.of("cloudwatch:PutMetricData"))
                && one.condition().at("/StringEquals/cloudwatch:namespace").isTextual();
    }

    /// Everything that could be it: whatever is neither the state's table nor the stream, which is only read.
    private static boolean isTheAudit(String resource) {
        return !resource.startsWith(STATE) && !resource.matches("\\$\\{TablesAudit[0-9A-Z]+\\.StreamArn}");
    }

    private static boolean isOfDynamo(String action) {
        var service = action.toLowerCase(Locale.ROOT).split(":", 2)[0];
        return "dynamodb".matches(service.replace("?", ".").replace("*", ".*"));
    }

    private static boolean isWild(String action) {
        return action.contains("*") || action.contains("?");
    }

    /// Everything, or everything of its kind.
    private static boolean isAnything(String resource) {
        var parts = resource.replaceAll("\\$\\{[^}]*}", "x").split(":", 6);
        return resource.matches("[*?]+") || (parts.length == 6 && parts[5].matches("([a-z-]+[/:])?[*?]+.{0,3}"));
    }
}
