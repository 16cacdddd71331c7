package dev.slipway.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where rights may stand at all.
final class WrittenRules {
    private WrittenRules() {}

    /// Rights stand in sentences of our own that name what they allow, and nowhere else.
    static List<String> rightsAreWrittenOut(Resources resources) {
        var found = new ArrayList<String>();
        resources.sentences().forEach((where, sentences) -> sentences.forEach(sentence -> {
            for (var all : List.of("NotAction", "NotPrincipal", "NotResource")) {
                if (sentence.has(all)) {
                    found.add("%s allows all but some, by %s".formatted(where, all));
                }
            }
        }));
        resources.of("AWS::IAM::Role").forEach((id, role) -> {
            for (var elsewhere : List.of("ManagedPolicyArns", "Policies")) {
                if (role.path("Properties").has(elsewhere) && !id.startsWith(AccessRules.UPLOAD)) {
                    found.add("%s has rights by %s".formatted(id, elsewhere));
                }
            }
        });
        for (var type : List.of("AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy", "AWS::IAM::User", "AWS::IAM::Group")) {
            resources.of(type).keySet().forEach(id -> found.add("%s is a %s".formatted(id, type)));
        }
        return found;
    }

    /// Of nothing at all everything holds: whoever is held to all of some words has to name one.
    static List<String> noConditionHoldsOfNothing(Resources resources) {
        var found = new ArrayList<String>();
        resources.sentences().forEach((where, sentences) -> sentences.forEach(sentence -> sentence.path("Condition").properties().stream()
                .filter(condition -> condition.getKey().startsWith("ForAllValues:"))
                .flatMap(condition -> condition.getValue().properties().stream().map(Map.Entry::getKey))
                .filter(key -> !sentence.at("/Condition/Null").path(key).asText().equals("false"))
                .forEach(key -> found.add("%s: a condition on %s holds without one".formatted(where, key)))));
        return found;
    }

    /// Whoever is let in from outside is named, and a service only for what is ours.
    static List<String> nobodyElseIsLetIn(Resources resources) {
        var found = new ArrayList<String>();
        resources.policies().stream()
                .filter(one -> one.who().contains("*") && one.condition().isMissingNode())
                .forEach(one -> found.add(one.toString()));
        resources.of("AWS::Lambda::Permission").forEach((id, permission) -> {
            if (!permission.at("/Properties/SourceArn").isContainerNode()) {
                found.add("%s lets in %s".formatted(id, permission.at("/Properties/Principal").asText()));
            }
        });
        resources.of("AWS::Lambda::Url").keySet().forEach(id -> found.add(id + " is a way in beside the gateway"));
        return found;
    }
}
