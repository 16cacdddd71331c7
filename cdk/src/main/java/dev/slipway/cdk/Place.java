package dev.slipway.cdk;

import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.CompositePrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// One environment in one account and region: the role that its models run as, and those that functions take there.
///
/// Everything that Slipway makes is named `<application>-<environment>…` and tagged `managed-by=slipway`; beyond those names
/// and without that tag nothing can be changed, and the tag is given only to what is being made: whatever has it, we made.
/// Source: service authorization reference, "Amazon SageMaker".
final class Place extends Construct {
    /// What a function may be there.
    enum Part {
        /// Changes what SageMaker hosts, and its alarms.
        ROLLOUT,
        /// Reads what is there, and asks models.
        LOOK,
        /// Reads alarms.
        ALARMS;

        String title() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isFor(FunctionName function) {
            return switch (function) {
                case EXECUTE, UNDO, WATCH -> this == ROLLOUT;
                case FIND_LAST_GOOD, VALIDATE -> this == LOOK;
                case API, GUARD -> this == ALARMS;
                case ALARM_RAISED, AUDIT, CHECKPOINT, PLAN, REQUEST_APPROVAL, SWEEP -> false;
            };
        }
    }

    static final String TAG = "managed-by";
    static final String OURS = "slipway";

    private final String environment;
    private final String region;
    private final Role model;

    /// @param region that it lies in, as the template says it
    /// @param who the role of a function
    Place(Construct scope, Installation installation, String environment, String region, Function<FunctionName, IPrincipal> who) {
        super(scope, environment);
        this.environment = environment;
        this.region = region;
        model = role(installation, "model", new ServicePrincipal("sagemaker.amazonaws.com"));
        run();
        var alarms = role(installation, Part.ALARMS.title(), functions(who, Part.ALARMS));
        readAlarms(alarms);
        var look = role(installation, Part.LOOK.title(), functions(who, Part.LOOK));
        look(look);
        var rollout = role(installation, Part.ROLLOUT.title(), functions(who, Part.ROLLOUT));
        look(rollout);
        readAlarms(rollout);
        change(rollout);
        List.of(model, alarms, look, rollout).forEach(Place::suppress);
    }

    String modelRole() {
        return model.getRoleArn();
    }

    /// The role of a place, whether it lies here or elsewhere.
    static String arn(Installation installation, PolicyFiles.Place place, Part part) {
        return "arn:%s:iam::%s:role/%s"
                .formatted(
                        Aws.PARTITION,
                        place.here() ? Aws.ACCOUNT_ID : place.account(),
                        installation.name(place.environment() + "-" + part.title()));
    }

    /// What a model needs while it runs, and SageMaker to watch a rollout of it.
    private void run() {
        may(model, List.of("ecr:GetAuthorizationToken"), "*");
        may(
                model,
                List.of("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"),
                arn("ecr", "repository/*"));
        may(
                model,
                List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"),
                arn("logs", "log-group:/aws/sagemaker/Endpoints/*-" + environment + "*"));
        model.addToPolicy(metrics("/aws/sagemaker/Endpoints"));
        readAlarms(model);
    }

    private void readAlarms(Role role) {
        may(role, List.of("cloudwatch:DescribeAlarms"), alarms());
    }

    private void look(Role role) {
        may(role, List.of("sagemaker:ListEndpointConfigs", "sagemaker:ListEndpoints", "sagemaker:ListModels"), "*");
        may(
                role,
                List.of("sagemaker:DescribeEndpoint", "sagemaker:DescribeEndpointConfig", "sagemaker:DescribeModel"),
                objects());
        may(role, List.of("sagemaker:InvokeEndpoint"), arn("sagemaker", "endpoint/*-" + environment));
    }

    private void change(Role role) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("sagemaker:AddTags"))
                .resources(List.of(objects()))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of(
                                "aws:RequestTag/" + TAG,
                                OURS,
                                "sagemaker:TaggingAction",
                                List.of("CreateEndpoint", "CreateEndpointConfig", "CreateModel"))))
                .build());
        role.addToPolicy(tagged(
                "aws:RequestTag/",
                "sagemaker:CreateEndpoint",
                "sagemaker:CreateEndpointConfig",
                "sagemaker:CreateModel"));
        role.addToPolicy(tagged(
                "aws:ResourceTag/",
                "sagemaker:DeleteEndpoint",
                "sagemaker:DeleteEndpointConfig",
                "sagemaker:DeleteModel",
                "sagemaker:UpdateEndpoint"));
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("iam:PassRole"))
                .resources(List.of(model.getRoleArn()))
                .conditions(Map.of("StringEquals", Map.of("iam:PassedToService", "sagemaker.amazonaws.com")))
                .build());
        may(
                role,
                List.of(
                        "cloudwatch:DeleteAlarms",
                        "cloudwatch:PutMetricAlarm",
                        "cloudwatch:SetAlarmState",
                        "cloudwatch:TagResource"),
                alarms());
        role.addToPolicy(metrics("Slipway"));
    }

    private PolicyStatement tagged(String whose, String... actions) {
        return PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(List.of(objects()))
                .conditions(Map.of("StringEquals", Map.of(whose + TAG, OURS)))
                .build();
    }

    /// CloudWatch scopes values by their namespace alone.
    private static PolicyStatement metrics(String namespace) {
        return PolicyStatement.Builder.create()
                .actions(List.of("cloudwatch:PutMetricData"))
                .resources(List.of("*"))
                .conditions(Map.of("StringEquals", Map.of("cloudwatch:namespace", namespace)))
                .build();
    }

    private String[] objects() {
        return new String[] {
            arn("sagemaker", "endpoint/*-" + environment),
            arn("sagemaker", "endpoint-config/*-" + environment + "-*"),
            arn("sagemaker", "model/*-" + environment + "-*")
        };
    }

    private String alarms() {
        return arn("cloudwatch", "alarm:slipway-*-" + environment + "-*");
    }

    private String arn(String service, String resource) {
        return "arn:%s:%s:%s:%s:%s".formatted(Aws.PARTITION, service, region, Aws.ACCOUNT_ID, resource);
    }

    private static void may(Role role, List<String> actions, String... resources) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resources))
                .build());
    }

    private static IPrincipal functions(Function<FunctionName, IPrincipal> who, Part part) {
        return new CompositePrincipal(
                Arrays.stream(FunctionName.values()).filter(part::isFor).map(who).toArray(IPrincipal[]::new));
    }

    private Role role(Installation installation, String part, IPrincipal who) {
        return Role.Builder.create(this, part)
                .roleName(installation.name(environment + "-" + part))
                .assumedBy(who)
                .build();
    }

    private static void suppress(Role role) {
        NagSuppressions.addResourceSuppressions(
                role,
                List.of(
                        Nag.wildcards("names are those of the environment; a session is limited to the plan's", "^Resource::arn:.*$"),
                        Nag.wildcard("lists, registry tokens and values of metrics have no resources to name", "Resource::*")),
                true);
    }
}
