package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Answer;
import dev.slipway.twin.Call;
import dev.slipway.twin.Refusal;
import dev.slipway.twin.aws.Shape;

/// AWS Query: a form in, XML out, as the Java SDK 2.40 and older clients speak it.
final class QueryWire implements Wire {
    @Override
    public String operation(Call call) {
        try {
            return QueryForm.fields(call.body()).getOrDefault("Action", "");
        } catch (Refusal unreadable) {
            return "";
        }
    }

    @Override
    public ObjectNode request(Call call, Shape.Struct shape) {
        return QueryForm.read(call.body(), shape);
    }

    @Override
    public Answer answer(String operation, ObjectNode result, String requestId) {
        return Answer.of(200, "text/xml", Xml.answer(operation, result, requestId))
                .with("x-amzn-RequestId", requestId);
    }

    @Override
    public Answer refusal(Call call, Refusal refusal, String requestId) {
        return Answer.of(refusal.status(), "text/xml", Xml.error(refusal, requestId))
                .with("x-amzn-RequestId", requestId);
    }
}
