package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Json;
import java.time.Instant;

/// An endpoint as `DescribeEndpoint` and `ListEndpoints` show it.
final class EndpointView {
    private EndpointView() {}

    static ObjectNode summary(Endpoint endpoint, Instant now) {
        var summary = Json.object()
                .put("EndpointName", endpoint.name())
                .put("EndpointArn", endpoint.arn())
                .put("EndpointStatus", endpoint.status(now));
        summary.set("CreationTime", Asked.time(endpoint.created()));
        summary.set("LastModifiedTime", Asked.time(endpoint.modified(now)));
        return summary;
    }

    static ObjectNode described(Endpoint endpoint, Instant now) {
        var view = summary(endpoint, now);
        var change = endpoint.change();
        var status = endpoint.status(now);
        var fleet = endpoint.current(now);
        view.put("EndpointConfigName", fleet.orElse(change.target()).configuration());
        endpoint.failureReason(now).ifPresent(reason -> view.put("FailureReason", reason));
        if (change.deployment() != null) {
            view.set("LastDeploymentConfig", change.deployment());
        }
        fleet.ifPresent(serving -> variants(view.putArray("ProductionVariants"), serving, left(endpoint, now)));
        if (status.equals("Creating")) {
            pending(view.putArray("ProductionVariants"), change, now);
        }
        if (status.equals("Updating") || status.equals("RollingBack")) {
            var summary = view.putObject("PendingDeploymentSummary")
                    .put("EndpointConfigName", change.target().configuration());
            summary.set("StartTime", Asked.time(change.began()));
            pending(summary.putArray("ProductionVariants"), change, now);
        }
        return view;
    }

    /// How much of the endpoint's own fleet is there: a rolling update takes it down batch by batch.
    private static int left(Endpoint endpoint, Instant now) {
        var change = endpoint.change();
        return endpoint.before() != null && (!change.over(now) || change.stuck(now))
                ? change.stage(now).old()
                : Stage.WHOLE;
    }

    private static void variants(ArrayNode list, Fleet fleet, int left) {
        for (var variant : fleet.variants()) {
            var shown = list.addObject()
                    .put("VariantName", variant.name())
                    .put("CurrentWeight", variant.weight())
                    .put("DesiredWeight", variant.weight())
                    .put("CurrentInstanceCount", part(variant, left))
                    .put("DesiredInstanceCount", variant.instances());
            images(shown, variant);
        }
    }

    private static void pending(ArrayNode list, Change change, Instant now) {
        var stage = change.stage(now);
        for (var variant : change.target().variants()) {
            var shown = list.addObject()
                    .put("VariantName", variant.name())
                    .put("CurrentWeight", stage.traffic() > 0 ? variant.weight() : 0)
                    .put("DesiredWeight", variant.weight())
                    .put("CurrentInstanceCount", part(variant, stage.capacity()))
                    .put("DesiredInstanceCount", variant.instances());
            images(shown, variant);
            shown.putArray("VariantStatus")
                    .addObject()
                    .put("Status", stage.status())
                    .put("StatusMessage", stage.message())
                    .set("StartTime", Asked.time(stage.since()));
        }
    }

    private static long part(Fleet.Variant variant, int basisPoints) {
        return Math.round((double) variant.instances() * basisPoints / Stage.WHOLE);
    }

    private static void images(ObjectNode shown, Fleet.Variant variant) {
        var images = shown.putArray("DeployedImages");
        for (var image : variant.images()) {
            if (image.resolved() != null) {
                images.addObject()
                        .put("SpecifiedImage", image.specified())
                        .put("ResolvedImage", image.resolved())
                        .set("ResolutionTime", Asked.time(image.at()));
            }
        }
    }
}
