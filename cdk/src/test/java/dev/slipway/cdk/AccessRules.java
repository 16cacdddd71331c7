package dev.slipway.cdk;

import dev.slipway.cdk.Resources.Statement;
import dev.slipway.core.contract.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    private static final Set<String> READING = Set.of("dynamodb:GetItem", "dynamodb:Query");
    private static final Set<String> WRITING = Set.of("dynamodb:DeleteItem", "dynamodb:PutItem");
    private static final String STATE = "${TablesState";

    /// What people said of a plan, and who writes it down.
    private static final Map<String, Set<String>> THEIR_WORD = Map.of(
            "approval#x", Set.of("api", "audit", "request-approval", "sweep"),
            "cancellation#x", Set.of("api", "sweep"));

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

    /// A step writes where core says that it does, and removes something only where core says that it must.
    static List<String> stepsWriteTheirOwnRecords(Resources resources) {
        return Arrays.stream(FunctionName.values())
                .flatMap(function -> function.written().stream().flatMap(own -> rights(resources)
                        .filter(one -> isFor(one, function.title()) && changesTheState(one) && !writesItsOwn(one, own))))
                .map(Statement::toString)
                .toList();
    }

    /// Whoever plans, judges or rolls out has no say in what people said.
    static List<String> peopleSpeakForThemselves(Resources resources) {
        var found = new ArrayList<String>();
        THEIR_WORD.forEach((partition, functions) -> {
            var may = rights(resources)
                    .filter(one -> changesTheState(one) && mayWrite(one, partition))
                    .flatMap(one -> one.who().stream())
                    .map(AccessRules::title)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!may.equals(functions)) {
                found.add("%s is written by %s, and should be by %s".formatted(partition, may, new TreeSet<>(functions)));
            }
        });
        return found;
    }

    private static boolean changesTheState(Statement one) {
        return one.isAbout(STATE)
                && one.actions().stream().anyMatch(action -> isOfDynamo(action) && !READING.contains(action));
    }

    private static boolean writesItsOwn(Statement one, Written own) {
        return WRITING.containsAll(one.actions())
                && (own.removes() || one.actions().equals(List.of("dynamodb:PutItem")))
                && one.condition().size() == 2
                && leading(one).filter(own.partitions()::equals).isPresent();
    }

    private static boolean mayWrite(Statement one, String partition) {
        return leading(one)
                .map(keys -> keys.stream().anyMatch(key -> partition.matches(key.replace("*", ".*"))))
                .orElse(true);
    }

    /// The partitions that it is held to; nothing where it may reach them all.
    private static Optional<List<String>> leading(Statement one) {
        var keys = one.condition().at("/ForAllValues:StringLike/dynamodb:LeadingKeys");
        return keys.isMissingNode() ? Optional.empty() : Optional.of(Resources.texts(keys).toList());
    }

    /// A letter that nobody could note would be sent again with every try.
    static List<String> whoSendsLettersNotesThem(Resources resources) {
        return rights(resources)
                .filter(one -> one.allows("sns:Publish") && one.isAbout("${PostTopic"))
                .flatMap(one -> one.who().stream())
                .map(AccessRules::title)
                .filter(who -> rights(resources)
                        .noneMatch(one -> isFor(one, who) && changesTheState(one) && mayWrite(one, "mail#x")))
                .map("%s sends letters and may not note them"::formatted)
                .toList();
    }

    static List<String> onlyCheckpointWritesTheArchive(Resources resources) {
        var found = new ArrayList<>(only(resources, "s3:PutObject", "${BucketsArchive", Set.of("checkpoint")));
        for (var action : List.of("s3:DeleteObject", "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention")) {
            found.addAll(only(resources, action, "${BucketsArchive", Set.of()));
        }
        return found;
    }

    /// S3 tells only those who may list a bucket, whatever the name, that a file is missing; others hear of a missing permission.
    static List<String> whoReadsLearnsWhatIsMissing(Resources resources) {
        return Stream.of("${BucketsArtifacts", "${BucketsEvidence")
                .flatMap(bucket -> readers(resources, "s3:GetObject", bucket)
                        .filter(who -> readers(resources, "s3:ListBucket", bucket).noneMatch(who::equals))
                        .map(who -> "%s takes what is missing in %s…} for forbidden".formatted(who, bucket)))
                .toList();
    }

    private static Stream<String> readers(Resources resources, String action, String bucket) {
        return rights(resources)
                .filter(one -> one.allows(action) && one.isAbout(bucket) && one.condition().isMissingNode())
                .flatMap(one -> one.who().stream())
                .map(AccessRules::title)
                .distinct();
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
