package dev.slipway.cdk;

import dev.slipway.core.contract.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Who reads which secret, and that nobody reads one in a template.
final class SecretRules {
    static final String SECRET = "AWS::SecretsManager::Secret";

    private static final String SERVICE = "secretsmanager:";
    private static final String READING = SERVICE + "GetSecretValue on ";

    private SecretRules() {}

    /// A function may read the one secret that it is told of, and do nothing else with any.
    static List<String> secretsAreReadByWhoeverIsToldOfThem(Resources resources) {
        var told = told(resources);
        var may = new TreeMap<String, Set<String>>();
        AccessRules.rights(resources).forEach(one -> one.who().forEach(who -> one.actions().stream()
                .filter(action -> action.regionMatches(true, 0, SERVICE, 0, SERVICE.length()))
                .flatMap(action -> one.resources().stream().map(resource -> action + " on " + resource))
                .forEach(right -> may.computeIfAbsent(AccessRules.title(who), _ -> new TreeSet<>()).add(right))));
        return Stream.concat(told.keySet().stream(), may.keySet().stream())
                .distinct()
                .filter(name -> !told.getOrDefault(name, Set.of()).equals(may.getOrDefault(name, Set.of())))
                .map(name -> "%s may %s, and what it is told of needs %s"
                        .formatted(name, may.getOrDefault(name, Set.of()), told.getOrDefault(name, Set.of())))
                .toList();
    }

    /// What is secret is put in by a person, after the stack is there.
    static List<String> templatesHoldNoSecret(Resources resources) {
        var found = new ArrayList<String>();
        resources.of(SECRET).forEach((id, secret) -> {
            for (var content : List.of("GenerateSecretString", "SecretString")) {
                if (secret.path("Properties").has(content)) {
                    found.add("%s is given %s".formatted(id, content));
                }
            }
        });
        return found;
    }

    /// The rights that the settings of functions need.
    private static Map<String, Set<String>> told(Resources resources) {
        var references = new TreeMap<String, String>();
        resources.of(SECRET).forEach((id, secret) -> references.put(secret.at("/Properties/Name").asText(), "${%s}".formatted(id)));
        var told = new TreeMap<String, Set<String>>();
        for (var name : FunctionName.values()) {
            var secret = resources
                    .one("AWS::Lambda::Function", FunctionRules.id(name))
                    .at("/Environment/Variables/" + Setting.REGISTRY_SECRET)
                    .asText();
            if (!secret.isEmpty()) {
                told.put(name.title(), Set.of(READING + references.getOrDefault(secret, secret)));
            }
        }
        return told;
    }
}
