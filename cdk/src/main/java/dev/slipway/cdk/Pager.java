package dev.slipway.cdk;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/// What wakes operators: a topic, and every alarm that leads to it. Each alarm has its entry in docs/runbook.md.
///
/// Their names begin otherwise than those of endpoints' alarms, so that none of them starts a rollback.
final class Pager extends Construct {
    private static final Duration PERIOD = Duration.minutes(5);

    private final String whose;
    private final Topic topic;

    /// @param whose alarms they are, in their names; nobody else in the same account and region may be called so
    Pager(Construct scope, String whose, String mail, IKey key) {
        super(scope, "Pager");
        this.whose = whose;
        topic = Topic.Builder.create(this, "Topic")
                .displayName("Slipway " + whose)
                .masterKey(key)
                .enforceSsl(true)
                .build();
        topic.addSubscription(new EmailSubscription(mail));
        // A topic with a policy has lost the one that let its account's alarms in.
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
                .build());
    }

    /// Wakes somebody as soon as there is one of these.
    Alarm onAny(String name, IMetric metric) {
        return onMore(name, metric, 0);
    }

    /// Wakes somebody when there are more than so many in five minutes.
    Alarm onMore(String name, IMetric metric, int most) {
        return alarm(name, metric, ComparisonOperator.GREATER_THAN_THRESHOLD, most, 1, TreatMissingData.NOT_BREACHING);
    }

    /// Wakes somebody when there was none of these for a quarter of an hour.
    Alarm onSilence(String name, IMetric metric) {
        return alarm(name, metric, ComparisonOperator.LESS_THAN_THRESHOLD, 1, 3, TreatMissingData.BREACHING);
    }

    /// The sum of these. Where one of them says nothing, a bare sum would say nothing either.
    static IMetric sum(Map<String, ? extends IMetric> metrics) {
        return MathExpression.Builder.create()
                .expression(metrics.keySet().stream().sorted().map("FILL(%s, 0)"::formatted).collect(Collectors.joining(" + ")))
                .usingMetrics(metrics)
                .period(PERIOD)
                .build();
    }

    /// The first without the second.
    static IMetric difference(IMetric all, IMetric some) {
        return MathExpression.Builder.create()
                .expression("every - FILL(some, 0)")
                .usingMetrics(Map.of("every", all, "some", some))
                .period(PERIOD)
                .build();
    }

    Topic topic() {
        return topic;
    }

    private Alarm alarm(
            String name, IMetric metric, ComparisonOperator how, int threshold, int periods, TreatMissingData missing) {
        var alarm = Alarm.Builder.create(this, name)
                .alarmName("Slipway %s: %s".formatted(whose, name))
                .alarmDescription("docs/runbook.md, " + name)
                .metric(metric)
                .comparisonOperator(how)
                .threshold(threshold)
                .evaluationPeriods(periods)
                .treatMissingData(missing)
                .build();
        alarm.addAlarmAction(new SnsAction(topic));
        return alarm;
    }
}
