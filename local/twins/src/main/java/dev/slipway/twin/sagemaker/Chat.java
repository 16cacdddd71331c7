package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Hash;
import dev.slipway.twin.Json;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Chat completions of a model that can repeat, reckon, and otherwise says who it is and what it read.
///
/// Shape: a token is a word. Errors: [IllegalArgumentException] names what is wrong with the request.
final class Chat {
    private static final Pattern EXACTLY = Pattern.compile("(?is)reply with exactly:?\\s*(.+)");
    private static final Pattern SUM = Pattern.compile("(-?\\d{1,18})\\s*([-+*×])\\s*(-?\\d{1,18})");
    private static final List<String> ROLES = List.of("system", "developer", "user", "assistant", "tool");

    private final String served;
    private final boolean wrong;

    Chat(String served, boolean wrong) {
        this.served = served;
        this.wrong = wrong;
    }

    ObjectNode answer(ObjectNode request) {
        var messages = request.path("messages");
        require(messages.isArray() && !messages.isEmpty(), () -> "messages must be a list that is not empty");
        messages.forEach(Chat::check);
        int limit = limit(request);

        var words = List.of(reply(prompt(messages)).split("\\s+"));
        var said = words.subList(0, Math.min(limit, words.size()));
        var completion = Json.object()
                .put("id", "chatcmpl-" + Hash.of(served + messages).substring(0, 24))
                .put("object", "chat.completion")
                .put("created", 0)
                .put("model", served);
        var choice = completion.putArray("choices").addObject().put("index", 0);
        choice.putObject("message").put("role", "assistant").put("content", String.join(" ", said));
        choice.put("finish_reason", said.size() < words.size() ? "length" : "stop");
        usage(completion.putObject("usage"), messages, said.size());
        return completion;
    }

    private String reply(String prompt) {
        if (wrong) {
            return "I would rather talk about the weather.";
        }
        var exactly = EXACTLY.matcher(prompt);
        if (exactly.find()) {
            return exactly.group(1).strip();
        }
        var sum = SUM.matcher(prompt);
        return sum.find()
                ? reckon(sum.group(1), sum.group(2), sum.group(3))
                : "This is %s; what I read has the fingerprint %s."
                        .formatted(served, Hash.of(prompt).substring(0, 12));
    }

    private static String reckon(String left, String sign, String right) {
        var a = new BigInteger(left);
        var b = new BigInteger(right);
        var result = switch (sign) {
            case "+" -> a.add(b);
            case "-" -> a.subtract(b);
            default -> a.multiply(b);
        };
        return result.toString();
    }

    private static void check(JsonNode message) {
        var content = message.path("content");
        require(ROLES.contains(message.path("role").asText()), () -> "role must be one of " + ROLES);
        require(
                content.isTextual()
                        || content.isArray()
                        || message.path("role").asText().equals("assistant"),
                () -> "content must be text or a list of parts");
    }

    private static int limit(ObjectNode request) {
        var limit =
                request.has("max_completion_tokens") ? request.get("max_completion_tokens") : request.get("max_tokens");
        if (limit == null || limit.isNull()) {
            return 256;
        }
        require(limit.isInt() && limit.intValue() >= 1, () -> "max_tokens must be at least 1");
        return limit.intValue();
    }

    private static String prompt(JsonNode messages) {
        var prompt = "";
        for (var message : messages) {
            prompt = message.path("role").asText().equals("user") ? text(message.path("content")) : prompt;
        }
        return prompt;
    }

    private static String text(JsonNode content) {
        return content.isTextual()
                ? content.textValue()
                : StreamSupport.stream(content.spliterator(), false)
                        .map(part -> part.path("text").asText(""))
                        .collect(Collectors.joining("\n"));
    }

    private static void usage(ObjectNode usage, JsonNode messages, int said) {
        int read = 0;
        for (var message : messages) {
            read += text(message.path("content")).split("\\s+").length;
        }
        usage.put("prompt_tokens", read).put("completion_tokens", said).put("total_tokens", read + said);
    }

    private static void require(boolean holds, Supplier<String> message) {
        if (!holds) {
            throw new IllegalArgumentException(message.get());
        }
    }
}
