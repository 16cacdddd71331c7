package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/// "SageMaker Endpoint State Change", as EventBridge carries it.
///
/// Shape: statuses in upper snake case, times in epoch milliseconds. Source: SageMaker's developer guide, "Events
/// that Amazon SageMaker AI sends to Amazon EventBridge".
final class EndpointEvent {
    private EndpointEvent() {}

    static ObjectNode of(Endpoint endpoint, Map<String, String> tags, Instant at) {
        var event = Json.object()
                .put("version", "0")
                .put("detail-type", "SageMaker Endpoint State Change")
                .put("source", "aws.sagemaker")
                .put("account", endpoint.arn().split(":")[4])
                .put("time", at.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", endpoint.region());
        event.putArray("resources").add(endpoint.arn());
        var described = EndpointView.described(endpoint, at);
        var detail = event.putObject("detail")
                .put("EndpointName", endpoint.name())
                .put("EndpointArn", endpoint.arn())
                .put("EndpointConfigName", described.path("EndpointConfigName").asText())
                .put("EndpointStatus", upper(endpoint.status(at)))
                .put("CreationTime", endpoint.created().toEpochMilli())
                .put("LastModifiedTime", endpoint.modified(at).toEpochMilli());
        endpoint.failureReason(at).ifPresent(reason -> detail.put("FailureReason", reason));
        detail.set("Tags", Json.MAPPER.valueToTree(tags));
        var variants = detail.putArray("ProductionVariants");
        for (var variant : described.path("ProductionVariants")) {
            variants.add(((ObjectNode) variant.deepCopy()).without("DeployedImages"));
        }
        return event;
    }

    private static String upper(String status) {
        return status.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
