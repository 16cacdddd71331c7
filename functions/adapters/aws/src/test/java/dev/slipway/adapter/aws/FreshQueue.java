package dev.slipway.adapter.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.wire.JsonReader;
import dev.slipway.wire.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A queue in the emulator, into which machines and rules may put messages. It goes when we go.
final class FreshQueue implements AutoCloseable {
    private static final String ANYBODY_OF_AWS = """
            {"Statement": [{"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*",
              "Principal": {"Service": ["events.amazonaws.com", "states.amazonaws.com"]}}]}""";

    private final AwsJson queues;
    private final String address;

    private FreshQueue(AwsJson queues, String address) {
        this.queues = queues;
        this.address = address;
    }

    static FreshQueue make(AwsConnection aws) {
        var queues = new AwsJson(new AwsService(aws, "sqs", "sqs"), "1.0", "AmazonSQS");
        var request = AwsJson.request().put("QueueName", Emulator.fresh("queue"));
        request.putObject("Attributes").put("Policy", ANYBODY_OF_AWS);
        return new FreshQueue(queues, queues.call("CreateQueue", request).done().text("QueueUrl"));
    }

    String address() {
        return address;
    }

    String arn() {
        var request = request();
        request.putArray("AttributeNames").add("QueueArn");
        return queues.call("GetQueueAttributes", request)
                .done()
                .body()
                .at("/Attributes/QueueArn")
                .textValue();
    }

    /// The next message, which is gone then; nothing when none comes within a second.
    Optional<JsonNode> next() {
        var answer = queues.call("ReceiveMessage", request().put("WaitTimeSeconds", 1))
                .done()
                .body();
        return answer.path("Messages").valueStream().findFirst().map(message -> {
            queues.call(
                            "DeleteMessage",
                            request()
                                    .put(
                                            "ReceiptHandle",
                                            message.path("ReceiptHandle").textValue()))
                    .done();
            return tree(message.path("Body").textValue());
        });
    }

    static JsonNode tree(String text) {
        return new JsonReader(Limits.FOREIGN).tree(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        queues.call("DeleteQueue", request()).done();
    }

    private ObjectNode request() {
        return AwsJson.request().put("QueueUrl", address);
    }
}
