package dev.slipway.engine.asl;

import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.engine.query.Typed;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a Task state.
final class TaskReader {
    private static final int MAX_SECONDS = 99_999_999;
    private static final Pattern FUNCTION =
            Pattern.compile("arn:[\\w-]+:lambda:[\\w-]*:\\d*:function:[\\w$-]+(?::[\\w$-]+)?");
    private static final Set<String> TASK = Set.of(
            "Type",
            "Comment",
            "QueryLanguage",
            "Resource",
            "Arguments",
            "TimeoutSeconds",
            "HeartbeatSeconds",
            "Retry",
            "Catch",
            "Assign",
            "Output",
            "Next",
            "End");
    private static final Set<String> INVOKE = Set.of("FunctionName", "Payload");

    private TaskReader() {}

    static State.Task task(String name, Fields fields) {
        fields.only("a Task", TASK);
        var resource = resource(fields);
        if (!(resource instanceof Resource.LambdaFunction)) {
            checkInvocation(fields);
        }
        checkHeartbeat(fields);
        return new State.Task(
                name,
                resource,
                fields.template("Arguments", "Arguments"),
                seconds(fields, "TimeoutSeconds"),
                seconds(fields, "HeartbeatSeconds"),
                ErrorReader.retriers(fields),
                ErrorReader.catchers(fields),
                ExitReader.either(fields));
    }

    private static Resource resource(Fields fields) {
        var arn = fields.requiredText("Resource");
        return switch (arn) {
            case Resource.LambdaInvoke.ARN -> new Resource.LambdaInvoke();
            case Resource.LambdaCallback.ARN -> new Resource.LambdaCallback();
            default -> {
                if (!FUNCTION.matcher(arn).matches() && fields.has("Resource")) {
                    fields.refuse(
                            "Resource",
                            "is not implemented; a Task calls %s, %s or the ARN of a Lambda function"
                                    .formatted(Resource.LambdaInvoke.ARN, Resource.LambdaCallback.ARN));
                }
                yield new Resource.LambdaFunction(arn);
            }
        };
    }

    private static void checkInvocation(Fields fields) {
        fields.missing("Arguments", "");
        if (fields.json().get("Arguments") instanceof ObjectNode object) {
            var arguments = new Fields(fields.at("Arguments"), object, fields.problems());
            arguments.only("lambda:invoke", INVOKE);
            arguments.requiredText("FunctionName");
        }
    }

    /// Where an expression gives one of them, the one that ends first ends the wait.
    private static void checkHeartbeat(Fields fields) {
        var heartbeat = fields.json().path("HeartbeatSeconds");
        var timeout = fields.json().path("TimeoutSeconds");
        if (heartbeat.isInt() && timeout.isInt() && heartbeat.intValue() >= timeout.intValue()) {
            fields.refuse("HeartbeatSeconds", "must be smaller than TimeoutSeconds");
        }
    }

    private static Optional<Typed> seconds(Fields fields, String name) {
        return fields.typed(
                name,
                JsonNodeType.NUMBER,
                json -> Fields.isWhole(json, 1, MAX_SECONDS),
                "a whole number of seconds from 1");
    }
}
