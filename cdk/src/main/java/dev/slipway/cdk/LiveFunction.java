package dev.slipway.cdk;

import dev.slipway.core.contract.Setting;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.Version;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// A function with a role and a log of its own. It is called by its alias, or by the version that a run began with; what is
/// not published is called by nobody.
final class LiveFunction extends Construct {
    private static final int MEMORY = 1024;

    private final FunctionName name;
    private final Role role;
    private final Function function;
    private final Alias alias;

    LiveFunction(Construct scope, FunctionName name, Installation installation, Code code, int seconds) {
        super(scope, name.title());
        this.name = name;
        var log = LogGroup.Builder.create(this, "Log")
                .retention(installation.isForTrying() ? RetentionDays.ONE_WEEK : RetentionDays.THREE_MONTHS)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        this.role = Role.Builder.create(this, "Role")
                .roleName(installation.name(name.title()))
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        this.function = Function.Builder.create(this, "Function")
                .functionName(installation.name(name.title()))
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .code(code)
                .handler(name.handler())
                .memorySize(MEMORY)
                .timeout(Duration.seconds(seconds))
                .role(role)
                .logGroup(log)
                .tracing(Tracing.ACTIVE)
                .snapStart(name == FunctionName.API ? SnapStartConf.ON_PUBLISHED_VERSIONS : null)
                .currentVersionOptions(
                        VersionOptions.builder().removalPolicy(RemovalPolicy.RETAIN).build())
                .build();
        Annotations.of(function)
                .acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish", "what is not published is called by nobody");
        this.alias = Alias.Builder.create(this, "Live")
                .aliasName("live")
                .version(function.getCurrentVersion())
                .build();
        may(List.of("logs:CreateLogStream", "logs:PutLogEvents"), log.getLogGroupArn());
        NagSuppressions.addResourceSuppressions(
                role,
                List.of(Nag.wildcard("X-Ray has no resources to name", "Resource::*")),
                true);
    }

    /// What it reads in its environment.
    LiveFunction told(Map<Setting, String> settings) {
        settings.forEach((setting, value) -> function.addEnvironment(setting.name(), value));
        return this;
    }

    /// Lets it do this to these.
    void may(List<String> actions, String... resources) {
        may(PolicyStatement.Builder.create().actions(actions).resources(List.of(resources)));
    }

    /// Lets it do this, on a condition.
    void may(PolicyStatement.Builder statement) {
        role.addToPolicy(statement.build());
    }

    FunctionName name() {
        return name;
    }

    Role role() {
        return role;
    }

    Function function() {
        return function;
    }

    /// What everything but a machine calls.
    Alias live() {
        return alias;
    }

    /// What a machine calls: a run goes on with the code that it began with.
    Version version() {
        return function.getCurrentVersion();
    }
}
