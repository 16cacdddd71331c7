package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Json;
import java.time.Duration;
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
        var fleet = endpoint.current(now);
        view.put("EndpointConfigName", fleet.orElse(change.target()).configuration());
        endpoint.failureReason(now).ifPresent(reason -> view.put("FailureReason", reason));
        if (change.deployment() != null) {
            view.set("LastDeploymentConfig", change.deployment());
        }
        fleet.ifPresent(serving -> variants(view.putArray("ProductionVariants"), serving));
        if (endpoint.status(now).equals("Creating")) {
            pending(view.putArray("ProductionVariants"), change, now);
        }
        if (endpoint.status(now).equals("Updating")) {
            var summary = view.putObject("PendingDeploymentSummary")
                    .put("EndpointConfigName", change.target().configuration());
            summary.set("StartTime", Asked.time(change.began()));
            pending(summary.putArray("ProductionVariants"), change, now);
        }
        return view;
    }

    private static void variants(ArrayNode list, Fleet fleet) {
        for (var variant : fleet.variants()) {
            var shown = list.addObject()
                    .put("VariantName", variant.name())
                    .put("CurrentWeight", variant.weight())
                    .put("DesiredWeight", variant.weight())
                    .put("CurrentInstanceCount", variant.instances())
                    .put("DesiredInstanceCount", variant.instances());
            images(shown, variant);
        }
    }

    private static void pending(ArrayNode list, Change change, Instant now) {
        var stage = Stage.of(change, now);
        for (var variant : change.target().variants()) {
            var shown = list.addObject()
                    .put("VariantName", variant.name())
                    .put("CurrentWeight", stage.moved() ? variant.weight() : 0)
                    .put("DesiredWeight", variant.weight())
                    .put("CurrentInstanceCount", stage.up() ? variant.instances() : 0)
                    .put("DesiredInstanceCount", variant.instances());
            images(shown, variant);
            shown.putArray("VariantStatus")
                    .addObject()
                    .put("Status", stage.status())
                    .put("StatusMessage", stage.message())
                    .set("StartTime", Asked.time(stage.since()));
        }
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

    /// How far a change has come: instances for four fifths of its time, then traffic, then the wait
    /// with both fleets up.
    private record Stage(String status, String message, Instant since) {
        static Stage of(Change change, Instant now) {
            var up = change.began()
                    .plus(Duration.between(change.began(), change.moves())
                            .multipliedBy(4)
                            .dividedBy(5));
            if (now.isBefore(up) || change.failure() != null) {
                return new Stage("Creating", "Provisioning instances and starting containers.", change.began());
            }
            return now.isBefore(change.moves())
                    ? new Stage("ActivatingTraffic", "Moving traffic to the new fleet.", up)
                    : new Stage("Baking", "Waiting before the old fleet is terminated.", change.moves());
        }

        boolean up() {
            return !status.equals("Creating");
        }

        boolean moved() {
            return status.equals("Baking");
        }
    }
}
