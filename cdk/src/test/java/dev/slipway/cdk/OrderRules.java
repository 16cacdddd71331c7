package dev.slipway.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// In which order resources are made.
final class OrderRules {
    private static final Pattern NAMED = Pattern.compile("\\$\\{([A-Za-z0-9]+)[.}]");

    private OrderRules() {}

    /// CloudFormation refuses a template in which something needs itself, by however many others.
    static List<String> nothingWaitsForItself(Resources resources) {
        var needs = new LinkedHashMap<String, Set<String>>();
        var all = resources.template().path("Resources");
        all.properties().forEach(one -> needs.put(one.getKey(), needed(one.getValue(), all)));
        var done = new HashSet<String>();
        var found = new ArrayList<String>();
        needs.keySet().forEach(id -> walk(id, needs, List.of(), done, found));
        return found;
    }

    private static void walk(
            String id, Map<String, Set<String>> needs, List<String> way, Set<String> done, List<String> found) {
        if (way.contains(id)) {
            found.add("%s waits for itself, by %s".formatted(id, way.subList(way.indexOf(id), way.size())));
        } else if (!done.contains(id)) {
            var further = Stream.concat(way.stream(), Stream.of(id)).toList();
            needs.getOrDefault(id, Set.of()).forEach(next -> walk(next, needs, further, done, found));
            done.add(id);
        }
    }

    /// What it refers to, and what it is told to wait for.
    private static Set<String> needed(JsonNode resource, JsonNode all) {
        var names = new TreeSet<String>();
        resource.path("Properties").findValues("Ref").forEach(ref -> names.add(ref.asText()));
        resource.path("Properties").findValues("Fn::GetAtt").forEach(get -> names.add(
                get.isTextual() ? get.asText().split("\\.")[0] : get.path(0).asText()));
        resource.path("Properties").findValues("Fn::Sub").forEach(sub -> NAMED.matcher(sub.toString())
                .results()
                .forEach(name -> names.add(name.group(1))));
        Resources.texts(resource.path("DependsOn")).forEach(names::add);
        names.removeIf(name -> !all.has(name));
        return names;
    }
}
