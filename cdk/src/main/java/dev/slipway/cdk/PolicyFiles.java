package dev.slipway.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The limits of the policy bundle. Where an environment names no account it lies where the stack is deployed.
record PolicyFiles(Path folder, JsonNode limits) {
    /// What stands for the account that the stack is deployed to, and for its region.
    private static final String HERE = "000000000000";

    private static final String REGION = "us-east-1";
    private static final Pattern ECR = Pattern.compile("([0-9]{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com");
    private static final ObjectMapper JSON = new ObjectMapper();

    /// An environment's place. `here` is whether it lies in the account and region of the stack.
    record Place(String environment, String account, String region, boolean here) {
        /// Its region, in an installation that lies in this one.
        String settledRegion(String home) {
            return here ? home : region;
        }

        /// That it lies in Slipway's own account and does not say so as it is understood.
        Problem problem(String field, String observed) {
            return new Problem(
                    "bad_place",
                    "place.%s of %s in limits.json".formatted(field, environment),
                    Shown.ascii(observed),
                    "account %s with region %s, which stand for those that Slipway is deployed to, or another account"
                            .formatted(HERE, REGION),
                    "write both: alarms of another region of Slipway's own account would start no rollback");
        }
    }

    /// @throws IllegalArgumentException naming every environment that lies in Slipway's account and in another region
    static PolicyFiles in(Path folder) {
        try {
            var files = new PolicyFiles(folder, JSON.readTree(folder.resolve("limits.json").toFile()));
            files.refuseOtherRegions();
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("%s has no readable limits.json".formatted(folder), e);
        }
    }

    private void refuseOtherRegions() {
        var wrong = places().stream()
                .filter(place -> place.here() && !place.region().equals(REGION))
                .map(place -> place.problem("region", place.region()).sentence())
                .collect(Collectors.joining("\n"));
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(wrong);
        }
    }

    /// Every environment's place, in the order of the file.
    List<Place> places() {
        return environments()
                .map(one -> new Place(
                        one.get("environment").asText(),
                        one.at("/place/account").asText(),
                        one.at("/place/region").asText(),
                        isHere(one)))
                .toList();
    }

    /// The limits as they hold in an account and region, with the roles that models run as there.
    String limits(String account, String region, Map<String, String> roles) {
        var copy = (ObjectNode) limits.deepCopy();
        copy.path("environments").forEach(one -> {
            if (isHere(one)) {
                settle((ObjectNode) one, account, region, Objects.requireNonNull(roles.get(one.get("environment").asText())));
            }
        });
        return copy.toPrettyString();
    }

    /// The accounts of environments that lie elsewhere.
    List<String> accounts() {
        return places().stream().filter(place -> !place.here()).map(Place::account).distinct().toList();
    }

    /// Every repository of the registries of ECR that the policy takes images from.
    List<String> repositories(String partition, String account, String region) {
        return environments()
                .flatMap(one -> one.get("registries").valueStream().map(host -> {
                    var registry = ECR.matcher(host.asText());
                    return registry.matches()
                            ? "arn:%s:ecr:%s:%s:repository/*"
                                    .formatted(
                                            partition,
                                            isHere(one) ? registry.group(2).replace(REGION, region) : registry.group(2),
                                            registry.group(1).replace(HERE, account))
                            : "";
                }))
                .filter(arn -> !arn.isEmpty())
                .distinct()
                .toList();
    }

    private static void settle(ObjectNode one, String account, String region, String role) {
        Function<String, String> settled = text -> text.replace(HERE, account).replace(REGION, region);
        var place = (ObjectNode) one.get("place");
        List.of("account", "region", "registry").forEach(field -> place.put(field, settled.apply(place.get(field).asText())));
        place.put("role", role);
        for (var list : List.of("regions", "registries")) {
            var values = one.get(list).valueStream().map(JsonNode::asText).map(settled).toList();
            one.putPOJO(list, JSON.valueToTree(values));
        }
    }

    private static boolean isHere(JsonNode environment) {
        return environment.at("/place/account").asText().equals(HERE);
    }

    private Stream<JsonNode> environments() {
        return StreamSupport.stream(limits.path("environments").spliterator(), false);
    }
}
