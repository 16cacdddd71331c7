package dev.slipway.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What wakes somebody.
final class AlarmRules {
    private static final Set<String> WANTED = Set.of(
            "AlarmUnheard",
            "ApiFailing",
            "AuditRewritten",
            "AuditThrottled",
            "AuditUnwatched",
            "AuditWatchFailing",
            "CheckpointMissing",
            "CheckpointUndone",
            "DeploymentBroken",
            "EndUnaudited",
            "RollbackBroken",
            "StateThrottled",
            "SweepMissing",
            "SweepUndone");

    private AlarmRules() {}

    static List<String> everyQueueWakesSomebody(Resources resources) {
        var watched = resources.of("AWS::CloudWatch::Alarm").values().stream()
                .map(alarm -> Resources.text(alarm.at("/Properties/Dimensions/0/Value")))
                .collect(Collectors.toSet());
        return resources.of("AWS::SQS::Queue").keySet().stream()
                .filter(queue -> !watched.contains("${%s.QueueName}".formatted(queue)))
                .map(queue -> queue + " may fill unseen")
                .toList();
    }

    static List<String> everyAlarmIsThere(Resources resources) {
        var there = names(resources);
        var missing = new TreeSet<>(WANTED);
        missing.removeAll(there);
        there.removeAll(WANTED);
        var found = new ArrayList<String>();
        missing.forEach(name -> found.add("there is no alarm " + name));
        there.forEach(name -> found.add(name + " is an alarm that nobody expects"));
        return found;
    }

    static List<String> everyAlarmReachesSomebody(Resources resources) {
        var topics = resources.of("AWS::SNS::Subscription").values().stream()
                .filter(one -> one.at("/Properties/Protocol").asText().equals("email"))
                .map(one -> Resources.text(one.at("/Properties/TopicArn")))
                .collect(Collectors.toSet());
        return resources.of("AWS::CloudWatch::Alarm").entrySet().stream()
                .filter(alarm -> !alarm.getValue().at("/Properties/ActionsEnabled").asBoolean(true)
                        || Resources.texts(alarm.getValue().at("/Properties/AlarmActions"))
                                .noneMatch(topic -> topics.contains(topic) && isOpenToAlarms(resources, topic)))
                .map(alarm -> alarm.getKey() + " reaches nobody")
                .toList();
    }

    /// Where one metric of an expression says nothing, so does the expression, and the alarm stays quiet.
    static List<String> alarmsSufferGaps(Resources resources) {
        var found = new ArrayList<String>();
        resources.of("AWS::CloudWatch::Alarm").forEach((id, alarm) -> {
            var metrics = alarm.at("/Properties/Metrics").valueStream().toList();
            var expression = metrics.stream().map(one -> one.path("Expression").asText()).collect(Collectors.joining());
            metrics.stream()
                    .map(one -> one.path("Id").asText())
                    .filter(metric -> expression.contains(metric))
                    .filter(metric -> !expression.contains("FILL(%s, 0)".formatted(metric)))
                    .filter(metric -> !alarm.at("/Properties/TreatMissingData").asText().equals("breaching"))
                    .forEach(metric -> found.add("%s says nothing when %s does".formatted(id, metric)));
        });
        return found;
    }

    /// A topic with a policy of its own, as all of ours, takes from alarms only what that policy lets in.
    private static boolean isOpenToAlarms(Resources resources, String topic) {
        return resources.policies().stream()
                .anyMatch(one -> one.allows("sns:Publish")
                        && one.resources().contains(topic)
                        && one.who().contains("cloudwatch.amazonaws.com")
                        && one.condition().at("/StringEquals/aws:SourceAccount").path("Ref").asText().equals("AWS::AccountId"));
    }

    static List<String> theMonthHasALimit(Resources resources) {
        var budget = resources.one("AWS::Budgets::Budget", "Costs");
        return budget.at("/Budget/BudgetLimit/Amount").asInt() > 0
                        && budget.at("/NotificationsWithSubscribers/0/Subscribers/0/Address").isTextual()
                ? List.of()
                : List.of("nobody hears of the month's costs");
    }

    /// The names of all alarms, as the runbook has them.
    static Set<String> names(Resources resources) {
        return resources.of("AWS::CloudWatch::Alarm").values().stream()
                .map(alarm -> alarm.at("/Properties/AlarmName").asText())
                .map(name -> name.substring(name.lastIndexOf(' ') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
