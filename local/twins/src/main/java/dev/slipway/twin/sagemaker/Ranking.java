package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Json;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rankings of a model that counts how many of the question's words a passage holds, and no more.
///
/// Shape: best first, equal passages in the order they came; a logit lies within -5 and 5. Errors:
/// [IllegalArgumentException] names what is wrong with the request.
final class Ranking {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int MOST = 512;

    private record Ranked(int index, double logit) {}

    private final boolean wrong;

    Ranking(boolean wrong) {
        this.wrong = wrong;
    }

    ObjectNode answer(ObjectNode request) {
        var question = words(text(request.path("query"), () -> "query.text"));
        var passages = request.path("passages");
        if (!passages.isArray() || passages.isEmpty() || passages.size() > MOST) {
            throw new IllegalArgumentException("passages must be a list of 1 to " + MOST);
        }
        var answer = Json.object();
        var list = answer.putArray("rankings");
        IntStream.range(0, passages.size())
                .mapToObj(at -> new Ranked(
                        at, logit(question, text(passages.get(at), () -> "passages[%d].text".formatted(at)))))
                .sorted(Comparator.comparingDouble(Ranked::logit).reversed())
                .forEach(each -> list.addObject().put("index", each.index()).put("logit", each.logit()));
        return answer;
    }

    private double logit(Set<String> question, String passage) {
        var shared = new HashSet<>(question);
        shared.retainAll(words(passage));
        double logit = 10.0 * shared.size() / Math.max(1, question.size()) - 5;
        return wrong ? -logit : logit;
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(word -> word.group())
                .collect(Collectors.toSet());
    }

    private static String text(JsonNode holder, Supplier<String> name) {
        var text = holder.path("text");
        if (!text.isTextual() || text.textValue().isBlank()) {
            throw new IllegalArgumentException(name.get() + " must be a text that is not blank");
        }
        return text.textValue();
    }
}
