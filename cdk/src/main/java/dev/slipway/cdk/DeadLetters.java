package dev.slipway.cdk;

import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// Where something goes that could not be delivered, or was given up; somebody is woken when there is anything.
final class DeadLetters extends Construct {
    private final Queue queue;

    /// @param name of the alarm
    DeadLetters(Construct scope, String id, String name, Pager pager) {
        super(scope, id);
        queue = Queue.Builder.create(this, "Queue")
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build();
        pager.onAny(
                name,
                queue.metricApproximateNumberOfMessagesVisible(
                        MetricOptions.builder().statistic("Maximum").build()));
        NagSuppressions.addResourceSuppressions(
                queue, List.of(Nag.rule("SQS3", "it is itself where undelivered messages end")));
    }

    Queue queue() {
        return queue;
    }
}
