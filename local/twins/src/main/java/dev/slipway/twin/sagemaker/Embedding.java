package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Hash;
import dev.slipway.twin.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Embeddings of a model that knows equal texts from different ones, and no more.
///
/// Shape: unit vectors of 1024 numbers. Errors: [IllegalArgumentException] names what is wrong with the request.
final class Embedding {
    private static final int LENGTH = 1024;

    private final String served;

    Embedding(String served) {
        this.served = served;
    }

    ObjectNode answer(ObjectNode request) {
        var texts = texts(request);
        var answer = Json.object().put("object", "list").put("model", served);
        var list = answer.putArray("data");
        int read = 0;
        for (int at = 0; at < texts.size(); at++) {
            var entry = list.addObject().put("object", "embedding").put("index", at);
            var numbers = entry.putArray("embedding");
            vector(texts.get(at)).forEach(numbers::add);
            read += texts.get(at).split("\\s+").length;
        }
        answer.putObject("usage").put("prompt_tokens", read).put("total_tokens", read);
        return answer;
    }

    private List<Double> vector(String text) {
        var random = new SplittableRandom(
                Long.parseUnsignedLong(Hash.of(served + "\n" + text).substring(0, 16), 16));
        var numbers = random.doubles(LENGTH, -1, 1).boxed().toList();
        double length =
                Math.sqrt(numbers.stream().mapToDouble(each -> each * each).sum());
        return numbers.stream().map(each -> each / length).toList();
    }

    private static List<String> texts(ObjectNode request) {
        var input = request.path("input");
        var texts = new ArrayList<String>();
        if (input.isTextual()) {
            texts.add(input.textValue());
        }
        input.forEach(each -> texts.add(each.asText()));
        if (texts.isEmpty() || texts.contains("")) {
            throw new IllegalArgumentException("input must be a text, or a list of texts, none of them empty");
        }
        return texts;
    }
}
