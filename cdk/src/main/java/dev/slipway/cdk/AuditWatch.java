package dev.slipway.cdk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.pipes.CfnPipe;
import software.constructs.Construct;

/// Somebody is woken when an event of the audit is changed or removed, for the rights of an account's administrators go
/// further than ours. What it was before and after lies in the queue.
final class AuditWatch extends Construct {
    private static final String FILTER = "{\"eventName\":[\"MODIFY\",\"REMOVE\"]}";

    AuditWatch(Construct scope, Installation installation, Table audit, Pager pager) {
        super(scope, "AuditWatch");
        var rewritten = new DeadLetters(this, "Rewritten", "AuditRewritten", pager);
        var unread = new DeadLetters(this, "Unread", "AuditUnwatched", pager);
        var stream = Objects.requireNonNull(audit.getTableStreamArn());
        var name = installation.name("audit-watch");
        var role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("pipes.amazonaws.com"))
                .build();
        role.addToPolicy(allow(
                List.of(
                        "dynamodb:DescribeStream",
                        "dynamodb:GetRecords",
                        "dynamodb:GetShardIterator",
                        "dynamodb:ListStreams"),
                stream));
        role.addToPolicy(allow(
                List.of("sqs:SendMessage"),
                rewritten.queue().getQueueArn(),
                unread.queue().getQueueArn()));
        CfnPipe.Builder.create(this, "Pipe")
                .name(name)
                .roleArn(role.getRoleArn())
                .source(stream)
                .sourceParameters(source(unread.queue().getQueueArn()))
                .target(rewritten.queue().getQueueArn())
                .build()
                .getNode()
                .addDependency(role);
        pager.onAny(
                "AuditWatchFailing",
                Metric.Builder.create()
                        .namespace("AWS/EventBridge/Pipes")
                        .metricName("ExecutionFailed")
                        .dimensionsMap(Map.of("PipeName", name))
                        .statistic("Sum")
                        .build());
    }

    private static CfnPipe.PipeSourceParametersProperty source(String unread) {
        return CfnPipe.PipeSourceParametersProperty.builder()
                .filterCriteria(CfnPipe.FilterCriteriaProperty.builder()
                        .filters(List.of(
                                CfnPipe.FilterProperty.builder().pattern(FILTER).build()))
                        .build())
                .dynamoDbStreamParameters(CfnPipe.PipeSourceDynamoDBStreamParametersProperty.builder()
                        .startingPosition("TRIM_HORIZON")
                        .maximumRetryAttempts(10)
                        .deadLetterConfig(CfnPipe.DeadLetterConfigProperty.builder()
                                .arn(unread)
                                .build())
                        .build())
                .build();
    }

    private static PolicyStatement allow(List<String> actions, String... resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resources))
                .build();
    }
}
