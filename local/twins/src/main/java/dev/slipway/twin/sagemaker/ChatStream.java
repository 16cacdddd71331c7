package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A chat completion as server-sent events: one word a chunk, then the end, then the usage if it was asked for.
///
/// Shape: the whole stream is one body; it arrives at once.
final class ChatStream {
    private ChatStream() {}

    static String of(ObjectNode completion, boolean withUsage) {
        var choice = completion.at("/choices/0");
        var chunks = new ArrayList<ObjectNode>();
        for (var word : choice.at("/message/content").asText().split("(?<= )")) {
            var piece = Json.object().put("index", 0);
            piece.putObject("delta").put("content", word);
            chunks.add(chunk(completion, piece.putNull("finish_reason")));
        }
        var last = Json.object()
                .put("index", 0)
                .put("finish_reason", choice.path("finish_reason").asText());
        last.putObject("delta");
        chunks.add(chunk(completion, last));
        if (withUsage) {
            var usage = chunk(completion, last);
            usage.putArray("choices");
            usage.set("usage", completion.path("usage"));
            chunks.add(usage);
        }
        return chunks.stream().map(each -> "data: " + each + "\n\n").collect(Collectors.joining()) + "data: [DONE]\n\n";
    }

    private static ObjectNode chunk(ObjectNode completion, ObjectNode choice) {
        var chunk = Json.object().put("object", "chat.completion.chunk");
        for (var shared : List.of("id", "created", "model")) {
            chunk.set(shared, completion.path(shared));
        }
        chunk.putArray("choices").add(choice);
        return chunk;
    }
}
