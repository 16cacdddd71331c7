package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Call;
import dev.slipway.twin.Dial;
import dev.slipway.twin.Json;
import dev.slipway.twin.Operation;
import dev.slipway.twin.Refusal;
import dev.slipway.twin.aws.Credential;
import dev.slipway.twin.aws.ShapeCheck;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The operations of SageMaker's API that this twin knows, over AWS JSON 1.1.
final class ControlPlane {
    private static final String PREFIX = "SageMaker.";
    private static final Set<String> READING = Set.of("Describe", "List");

    private final Map<String, Function<Asked, ObjectNode>> operations;
    private final String account;

    ControlPlane(State state, Dial dial, String account, Function<String, Optional<String>> digests) {
        this.account = account;
        var tags = new Tags(state);
        var models = new Resources(Resources.Kind.MODEL, state.models(), tags, dial, Checks::model);
        var configurations = new Resources(
                Resources.Kind.CONFIGURATION, state.configurations(), tags, dial, Checks.configuration(state));
        var endpoints = new Endpoints(state, tags, dial, new Provisioning(state, dial, digests));
        operations = Map.ofEntries(
                Map.entry("CreateModel", models::create),
                Map.entry("DescribeModel", models::describe),
                Map.entry("ListModels", models::list),
                Map.entry("DeleteModel", models::delete),
                Map.entry("CreateEndpointConfig", configurations::create),
                Map.entry("DescribeEndpointConfig", configurations::describe),
                Map.entry("ListEndpointConfigs", configurations::list),
                Map.entry("DeleteEndpointConfig", configurations::delete),
                Map.entry("CreateEndpoint", endpoints::create),
                Map.entry("DescribeEndpoint", endpoints::describe),
                Map.entry("ListEndpoints", endpoints::list),
                Map.entry("UpdateEndpoint", endpoints::update),
                Map.entry("DeleteEndpoint", endpoints::delete),
                Map.entry("AddTags", tags::add),
                Map.entry("ListTags", tags::list));
    }

    Operation operation(Call call) {
        var target = call.header("x-amz-target").orElse("");
        var name = target.startsWith(PREFIX) ? target.substring(PREFIX.length()) : target;
        if (!operations.containsKey(name)) {
            return new Operation("Unknown", "", false);
        }
        return new Operation(name, subject(call), READING.stream().noneMatch(name::startsWith));
    }

    ObjectNode answer(Call call, Operation operation, Instant now) {
        var place = new Place(account, Credential.of(call, "sagemaker").region());
        var carriedOut = operations.get(operation.name());
        if (carriedOut == null) {
            throw new Refusal(400, "UnknownOperationException", "The twin knows " + operations.keySet());
        }
        var request = body(call);
        ShapeCheck.check(
                Optional.ofNullable(Requests.SHAPES.get(operation.name())).orElseThrow(), request, Invalid.CODE);
        return carriedOut.apply(new Asked(place, now, operation, request));
    }

    private static ObjectNode body(Call call) {
        try {
            if (Json.MAPPER.readTree(call.body()) instanceof ObjectNode request) {
                dropNulls(request);
                return request;
            }
        } catch (JsonProcessingException e) {
            // Falls through: AWS says no more than this either.
        }
        throw new Refusal(400, "SerializationException", "The body is not a JSON object.");
    }

    private static void dropNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(entry -> entry.getValue().isNull());
        }
        node.forEach(ControlPlane::dropNulls);
    }

    private static String subject(Call call) {
        try {
            var request = Json.MAPPER.readTree(call.body());
            return Stream.of("EndpointName", "ModelName", "EndpointConfigName")
                    .map(field -> request.path(field).asText(""))
                    .filter(name -> !name.isEmpty())
                    .findFirst()
                    .orElse("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
