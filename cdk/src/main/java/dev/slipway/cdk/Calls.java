package dev.slipway.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Match;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.constructs.Construct;

/// What calls functions without being asked: alarms, runs that broke off, and the clock.
final class Calls extends Construct {
    /// An older alarm says nothing of now.
    static final Duration ALARM = Duration.minutes(15);

    static final String ALARM_CHANGED = "CloudWatch Alarm State Change";

    /// The next one comes anyway.
    private static final Duration TICK = Duration.minutes(5);

    private static final Duration END = Duration.hours(6);

    Calls(Construct scope, Functions functions, Machines machines, Pager pager) {
        super(scope, "Calls");
        new Called(this, functions.get(FunctionName.ALARM_RAISED), ALARM, "AlarmUnheard", pager)
                .on("Alarm", "An alarm of an endpoint went off: its rollback is looked into", alarm(), null);
        new Called(this, functions.get(FunctionName.AUDIT), END, "EndUnaudited", pager)
                .on("Broken", "A run ended without its audit", broken(machines), end());
        new Called(this, functions.get(FunctionName.CHECKPOINT), TICK, "CheckpointUndone", pager)
                .everyMinute("Anchors what was told since");
        new Called(this, functions.get(FunctionName.SWEEP), TICK, "SweepUndone", pager)
                .everyMinute("Makes up for what was lost");
    }

    /// Alarms of endpoints bear a name of ours.
    static EventPattern alarm() {
        return EventPattern.builder()
                .source(List.of("aws.cloudwatch"))
                .detailType(List.of(ALARM_CHANGED))
                .detail(Map.of(
                        "alarmName", Match.prefix("slipway-"),
                        "state", Map.of("value", List.of("ALARM"))))
                .build();
    }

    private static EventPattern broken(Machines machines) {
        return EventPattern.builder()
                .source(List.of("aws.states"))
                .detailType(List.of("Step Functions Execution Status Change"))
                .detail(Map.of(
                        "status", List.of("ABORTED", "FAILED", "TIMED_OUT"),
                        "stateMachineArn",
                                machines.all().stream()
                                        .map(one -> one.machine().getStateMachineArn())
                                        .toList()))
                .build();
    }

    /// What the audit is asked: the run, and that it broke off.
    private static RuleTargetInput end() {
        return RuleTargetInput.fromObject(Map.of(
                "run", EventField.fromPath("$.detail.name"),
                "failures",
                        List.of(Map.of(
                                "Error", EventField.fromPath("$.detail.status"),
                                "Cause", "the machine ended without its audit"))));
    }
}
