package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.twin.Dial;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Turns a configuration into a fleet, and decides at once, by registry and dial, whether the fleet will come up.
final class Provisioning {
    private static final String OTHER_DIGEST = "sha256:" + "0bad".repeat(16);

    private final State state;
    private final Dial dial;
    private final Function<String, Optional<String>> digests;

    Provisioning(State state, Dial dial, Function<String, Optional<String>> digests) {
        this.state = state;
        this.dial = dial;
        this.digests = digests;
    }

    /// The fleet of this configuration, or a refusal when it or one of its models is not there.
    Fleet fleet(Asked asked) {
        var arn = asked.place().configuration(asked.text("EndpointConfigName"));
        var configuration = state.configurations().get(arn);
        if (configuration == null || asked.now().isBefore(usable(configuration))) {
            throw Invalid.missing("endpoint configuration", arn);
        }
        var variants = new ArrayList<Fleet.Variant>();
        for (var variant : configuration.request().path("ProductionVariants")) {
            variants.add(variant(variant, asked));
        }
        return new Fleet(configuration.name(), variants);
    }

    /// The accepted change: nothing is asked of the dial before this point.
    Change begin(Fleet fleet, Asked asked, Duration lasting, Policy policy, @Nullable JsonNode deployment) {
        refuseOverQuota(fleet, asked);
        var failure = failure(fleet, asked).orElse(null);
        var target = dial.take(Effect.WrongDigest.class, asked.operation()).isPresent() ? misresolved(fleet) : fleet;
        var lengths = Rollout.Lengths.of(lasting, dial.lasting(Phases.TERMINATING));
        return new Change(
                target,
                asked.now(),
                failure == null ? Rollout.of(policy, target, asked.now(), lengths) : unhealthy(asked.now(), lasting),
                failure,
                deployment,
                policy.alarms(),
                policy.limit().map(asked.now()::plus).orElse(null),
                policy.kind() == Policy.Kind.ROLLING ? batch(policy.rollbackBatch(), target) : 0,
                null);
    }

    private static List<Stage> unhealthy(Instant now, Duration lasting) {
        var message = "Provisioning instances and starting containers.";
        return List.of(new Stage("Creating", message, now, now.plus(lasting), 0, 0, Stage.WHOLE, false));
    }

    private static int batch(Size size, Fleet target) {
        return (int) (Stage.WHOLE * size.of(target.instances()) / target.instances());
    }

    private Instant usable(Resource configuration) {
        return configuration.created().plus(dial.lasting(Phases.CONFIGURATION_USABLE));
    }

    private Fleet.Variant variant(JsonNode variant, Asked asked) {
        var arn = asked.place().model(variant.path("ModelName").asText());
        var model = state.models().get(arn);
        if (model == null) {
            throw Invalid.missing("model", arn);
        }
        var containers = Containers.of(model);
        return new Fleet.Variant(
                variant.path("VariantName").asText(),
                model.name(),
                Containers.served(containers.getFirst()),
                containers.stream().anyMatch(container -> container.has("ModelPackageName")),
                variant.path("InstanceType").asText(),
                variant.path("InitialInstanceCount").asLong(),
                variant.path("InitialVariantWeight").asDouble(1),
                images(containers, asked));
    }

    private List<Fleet.Image> images(List<JsonNode> containers, Asked asked) {
        return containers.stream()
                .map(container -> container.path("Image").asText(""))
                .filter(image -> !image.isEmpty())
                .map(image -> new Fleet.Image(image, Containers.resolved(image, digests), asked.now()))
                .toList();
    }

    private void refuseOverQuota(Fleet fleet, Asked asked) {
        for (var variant : fleet.variants()) {
            var type = variant.instanceType();
            if (dial.take(Effect.QuotaReached.class, asked.operation(), quota -> quota.hits(type))
                    .isPresent()) {
                throw new Refusal(
                        400,
                        "ResourceLimitExceeded",
                        ("The account-level service limit '%s for endpoint usage' is 0 Instances, with current"
                                        + " utilization of 0 Instances and a request delta of %d Instances. Please use"
                                        + " AWS Service Quotas to request an increase for this quota.")
                                .formatted(type, variant.instances()));
            }
        }
    }

    private Optional<String> failure(Fleet fleet, Asked asked) {
        return fleet.variants().stream()
                .flatMap(each -> failure(each, asked).stream())
                .findFirst();
    }

    private Optional<String> failure(Fleet.Variant variant, Asked asked) {
        var unknown = variant.images().stream()
                .filter(image -> image.resolved() == null)
                .findFirst();
        if (unknown.isPresent()) {
            return Optional.of("The image \"%s\" for production variant %s does not exist. Please check the repository"
                            .formatted(unknown.get().specified(), variant.name())
                    + " and the tag, and retry.");
        }
        if (dial.take(Effect.NoCapacity.class, asked.operation(), none -> none.hits(variant.instanceType()))
                .isPresent()) {
            return Optional.of("Unable to provision requested ML compute capacity due to InsufficientInstanceCapacity"
                    + " error. Please retry using a different ML instance type or after some time.");
        }
        return dial.take(Effect.NeverHealthy.class, asked.operation())
                .map(never -> "The primary container for production variant " + variant.name()
                        + " did not pass the ping health check. Please check CloudWatch logs for this endpoint.");
    }

    private static Fleet misresolved(Fleet fleet) {
        var variants = fleet.variants().stream()
                .map(each -> each.running(
                        each.images().stream().map(Provisioning::misresolved).toList()));
        return new Fleet(fleet.configuration(), variants.toList());
    }

    private static Fleet.Image misresolved(Fleet.Image image) {
        return new Fleet.Image(image.specified(), Containers.pinned(image.specified(), OTHER_DIGEST), image.at());
    }
}
