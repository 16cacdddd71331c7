package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Dial;
import dev.slipway.twin.Json;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/// The operations on endpoints.
final class Endpoints {
    private static final String KIND = "endpoint";

    private final State state;
    private final Tags tags;
    private final Dial dial;
    private final Provisioning provisioning;

    Endpoints(State state, Tags tags, Dial dial, Provisioning provisioning) {
        this.state = state;
        this.tags = tags;
        this.dial = dial;
        this.provisioning = provisioning;
    }

    ObjectNode create(Asked asked) {
        var arn = arn(asked);
        if (state.endpoint(arn, asked.now()).isPresent()) {
            throw Invalid.taken(KIND, arn);
        }
        Deployments.check(asked.request().path("DeploymentConfig"));
        var given = Tags.read(asked);
        var fleet = provisioning.fleet(asked);
        // A deployment configuration given here is only remembered: a creation never rolls out gradually.
        var change = provisioning
                .begin(fleet, asked, dial.lasting(Phases.CREATING), Policy.of(null, fleet), null)
                .remembering(asked.request().get("DeploymentConfig"));
        tags.give(arn, given);
        state.endpoints().put(arn, Endpoint.creating(asked.text("EndpointName"), arn, change));
        return Json.object().put("EndpointArn", arn);
    }

    ObjectNode describe(Asked asked) {
        var endpoint = existing(asked);
        if (asked.now().isBefore(endpoint.created().plus(dial.lasting(Phases.DESCRIBABLE)))) {
            throw Invalid.missing(KIND, endpoint.arn());
        }
        return EndpointView.described(endpoint, asked.now());
    }

    ObjectNode list(Asked asked) {
        var now = asked.now();
        var rows = state.endpoints().values().stream()
                .filter(each -> asked.place().holds(each.arn()) && !each.isGone(now))
                .map(each ->
                        new Page.Row(each.name(), each.created(), each.status(now), EndpointView.summary(each, now)));
        return Page.of("Endpoints", rows, asked);
    }

    ObjectNode update(Asked asked) {
        var endpoint = idle(asked);
        if (endpoint.status(asked.now()).equals("Failed")) {
            throw Invalid.because("Cannot update endpoint \"%s\" because it is Failed.".formatted(endpoint.arn()));
        }
        Deployments.check(asked.request().path("DeploymentConfig"));
        var current = endpoint.current(asked.now()).orElseThrow();
        var fleet = provisioning.fleet(asked);
        // Two fleets that serve together are set right by an update to either, the old one too.
        if (fleet.configuration().equals(current.configuration())
                && !endpoint.change().stuck(asked.now())) {
            throw Invalid.because("Cannot update endpoint \"%s\": it already uses endpoint configuration %s."
                    .formatted(endpoint.arn(), fleet.configuration()));
        }
        if (!fleet.names().equals(current.names())) {
            throw Invalid.because(
                    "An update must keep the variant names %s, found %s.".formatted(current.names(), fleet.names()));
        }
        var target = retained(fleet, current, asked);
        var deployment = deployment(endpoint, asked);
        var policy = Policy.of(deployment, target);
        Deployments.check(policy, target);
        var change = provisioning.begin(target, asked, dial.lasting(Phases.UPDATING), policy, deployment);
        state.endpoints().put(endpoint.arn(), endpoint.changing(change, asked.now()));
        return Json.object().put("EndpointArn", endpoint.arn());
    }

    ObjectNode delete(Asked asked) {
        var endpoint = idle(asked);
        var gone = asked.now().plus(dial.lasting(Phases.DELETING));
        state.endpoints().put(endpoint.arn(), endpoint.deleting(asked.now(), gone));
        tags.forget(endpoint.arn());
        return Json.object();
    }

    private static Fleet retained(Fleet fleet, Fleet current, Asked asked) {
        if (!asked.request().path("RetainAllVariantProperties").asBoolean()) {
            return fleet;
        }
        var reset = new HashSet<String>();
        asked.request()
                .path("ExcludeRetainedVariantProperties")
                .forEach(each -> reset.add(each.path("VariantPropertyType").asText()));
        return fleet.keeping(current, !reset.contains("DesiredInstanceCount"), !reset.contains("DesiredWeight"));
    }

    private static @Nullable JsonNode deployment(Endpoint endpoint, Asked asked) {
        var given = asked.request().get("DeploymentConfig");
        return given == null && asked.request().path("RetainDeploymentConfig").asBoolean()
                ? endpoint.change().deployment()
                : given;
    }

    private Endpoint idle(Asked asked) {
        var endpoint = existing(asked);
        if (endpoint.busy(asked.now())) {
            throw Invalid.because("Cannot update in-progress endpoint \"%s\".".formatted(endpoint.arn()));
        }
        return endpoint;
    }

    private Endpoint existing(Asked asked) {
        var arn = arn(asked);
        return state.endpoint(arn, asked.now()).orElseThrow(() -> Invalid.missing(KIND, arn));
    }

    private static String arn(Asked asked) {
        return asked.place().endpoint(asked.text("EndpointName"));
    }
}
