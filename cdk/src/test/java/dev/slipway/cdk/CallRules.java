package dev.slipway.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What calls functions without being asked.
final class CallRules {
    private CallRules() {}

    static List<String> everyCallHasDeadLetters(Resources resources) {
        var found = new ArrayList<String>();
        targets(resources).forEach((name, target) -> {
            if (target.at("/DeadLetterConfig/Arn").isMissingNode()) {
                found.add(name + " has no queue for what it cannot deliver");
            }
            if (!target.at("/RetryPolicy/MaximumRetryAttempts").isInt()
                    || !target.at("/RetryPolicy/MaximumEventAgeInSeconds").isInt()) {
                found.add(name + " does not say how often and how long it is tried");
            }
        });
        return found;
    }

    static List<String> calledFunctionsGiveUpIntoAQueue(Resources resources) {
        var given = new TreeSet<String>();
        resources.of("AWS::Lambda::EventInvokeConfig").values().stream()
                .map(one -> one.path("Properties"))
                .filter(one -> one.at("/DestinationConfig/OnFailure/Destination").isObject())
                .filter(one -> one.path("MaximumRetryAttempts").isInt())
                .map(one -> Resources.text(one.path("Qualifier")))
                .forEach(given::add);
        return targets(resources).values().stream()
                .map(target -> Resources.text(target.path("Arn")))
                .filter(alias -> given.stream().noneMatch(qualifier -> qualifier.contains(alias.replaceAll("[${}]", ""))))
                .map(alias -> alias + " gives up in silence")
                .distinct()
                .toList();
    }

    static List<String> alarmsBrokenRunsAndTheClockCall(Resources resources) {
        var called = new TreeMap<String, String>();
        targets(resources).forEach((name, target) -> called.put(name, Resources.text(target.path("Arn"))));
        var found = new ArrayList<String>();
        for (var function : Set.of("alarmraised", "audit", "checkpoint", "sweep")) {
            if (called.values().stream().noneMatch(arn -> arn.startsWith("${Functions" + function + "Live"))) {
                found.add("nothing calls " + function);
            }
        }
        var broken = resources.one("AWS::Events::Rule", "CallsEndUnaudited").path("EventPattern");
        var statuses = new TreeSet<String>();
        broken.at("/detail/status").forEach(status -> statuses.add(status.asText()));
        if (!statuses.equals(Set.of("ABORTED", "FAILED", "TIMED_OUT")) || broken.at("/detail/stateMachineArn").size() != 2) {
            found.add("the audit hears of %s of %s".formatted(statuses, broken.at("/detail/stateMachineArn")));
        }
        var alarm = resources.one("AWS::Events::Rule", "CallsAlarmUnheard").path("EventPattern");
        if (!alarm.at("/detail/alarmName/0/prefix").asText().equals("slipway-")) {
            found.add("the rule of alarms hears of others than those of endpoints");
        }
        return found;
    }

    /// Every target of a rule or a schedule.
    private static Map<String, JsonNode> targets(Resources resources) {
        var targets = new TreeMap<String, JsonNode>();
        resources.of("AWS::Events::Rule").forEach((id, rule) -> {
            int n = 0;
            for (var target : rule.at("/Properties/Targets")) {
                targets.put(id + "/" + n++, target);
            }
        });
        resources.of("AWS::Scheduler::Schedule")
                .forEach((id, schedule) -> targets.put(id, schedule.at("/Properties/Target")));
        return targets;
    }
}
