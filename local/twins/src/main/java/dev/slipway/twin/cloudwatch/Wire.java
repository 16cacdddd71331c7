package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Answer;
import dev.slipway.twin.Call;
import dev.slipway.twin.Refusal;
import dev.slipway.twin.aws.Shape;

/// One of the protocols that CloudWatch's clients speak.
interface Wire {
    /// Query for who sends a form, AWS JSON 1.0 for everybody else.
    static Wire of(Call call) {
        return call.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded")
                ? new QueryWire()
                : new JsonWire();
    }

    /// The name of the operation, or nothing that any operation is called.
    String operation(Call call);

    /// The request, in the names and types of the service model.
    ObjectNode request(Call call, Shape.Struct shape);

    Answer answer(String operation, ObjectNode result, String requestId);

    Answer refusal(Call call, Refusal refusal, String requestId);
}
