package dev.slipway.cdk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.events.CfnEventBusPolicy;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.Rule;
import software.constructs.Construct;

/// Sends the alarms of an environment that lies in another account to the account of Slipway, where they start rollbacks.
///
/// An account's bus takes from another account what its policy lets in, and rules there see it as if it were its own. Source:
/// EventBridge user guide, "Sending and receiving events between accounts".
final class AlarmsSent extends Construct {
    private static final String BUS = "arn:%s:events:%s:%s:event-bus/default";
    private static final int RETRIES = 10;

    AlarmsSent(Construct scope, Installation.Home home, Pager pager) {
        super(scope, "AlarmsSent");
        var letters = new DeadLetters(this, "Letters", "AlarmUnsent", pager);
        var there = EventBus.fromEventBusArn(
                this, "Home", BUS.formatted(Aws.PARTITION, home.region(), home.account()));
        var rule = Rule.Builder.create(this, "Alarm")
                .description("An alarm of an endpoint went off: Slipway hears of it")
                .eventPattern(Calls.alarm())
                .targets(List.of(software.amazon.awscdk.services.events.targets.EventBus.Builder.create(there)
                        .deadLetterQueue(letters.queue())
                        .build()))
                .build();
        ((CfnRule) Objects.requireNonNull(rule.getNode().getDefaultChild()))
                .addPropertyOverride(
                        "Targets.0.RetryPolicy",
                        Map.of(
                                "MaximumRetryAttempts",
                                RETRIES,
                                "MaximumEventAgeInSeconds",
                                Calls.ALARM.toSeconds()));
    }

    /// Lets this account in with alarms, and with nothing else.
    static void receive(Construct scope, String account) {
        CfnEventBusPolicy.Builder.create(scope, "AlarmsOf" + account)
                .statementId("alarms-of-" + account)
                .statement(Map.of(
                        "Effect", "Allow",
                        "Principal", Map.of("AWS", "arn:%s:iam::%s:root".formatted(Aws.PARTITION, account)),
                        "Action", "events:PutEvents",
                        "Resource", BUS.formatted(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID),
                        "Condition",
                                Map.of(
                                        "StringEquals",
                                        Map.of(
                                                "events:detail-type", Calls.ALARM_CHANGED,
                                                "events:source", "aws.cloudwatch"))))
                .build();
    }
}
