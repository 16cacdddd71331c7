package dev.slipway.function.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A row of `bad-input.jsonl`: a request that is refused, and how.
///
/// Shape: `name`; `method` (POST), `path` (/intent), `query`, `headers` (null removes one), `as` (alice; null is
/// nobody); one body of `with` (fields over a good intent, null removes one), `text`, `hex`, or `repeat` (`before`,
/// `piece`, `times`, `after`), which headers may have as well; then `status`, `code`, `field`?, and `says`, a
/// pattern to be found in the answer's body. `only` is `event` or `socket` for what the other cannot say; `server`
/// is the status with which the JDK's own HTTP server refuses first.
public record BadInput(String name, JsonNode row) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// The whole table.
    public static Stream<BadInput> rows() {
        try (var in = BadInput.class.getResourceAsStream("/bad-input.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(BadInput::row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BadInput row(String line) {
        try {
            var row = MAPPER.readTree(line);
            return new BadInput(row.path("name").asText(), row);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    public boolean isFor(String way) {
        return row.path("only").asText(way).equals(way);
    }

    public Asked asked() {
        var method = row.path("method").asText("POST");
        return new Asked(
                method,
                row.path("path").asText("/intent"),
                row.path("query").asText(""),
                headers(method),
                Optional.ofNullable(
                        row.path("as").isNull() ? null : row.path("as").asText("alice")),
                hex(method));
    }

    public int status() {
        return row.path("status").asInt();
    }

    /// The same over a socket, where the JDK's own server may refuse first.
    public int statusAtSocket() {
        return row.path("server").asInt(status());
    }

    /// Whether the JDK's own server refuses it over a socket.
    public boolean isRefusedByServer() {
        return row.has("server");
    }

    public String code() {
        return row.path("code").asText();
    }

    public Optional<String> field() {
        return Optional.ofNullable(row.path("field").textValue());
    }

    /// A regular expression.
    public String says() {
        return row.path("says").asText();
    }

    private Map<String, String> headers(String method) {
        var headers = new TreeMap<String, String>();
        if (method.equals("POST")) {
            headers.put("content-type", "application/json");
        }
        row.path("headers").properties().forEach(header -> {
            if (header.getValue().isNull()) {
                headers.remove(header.getKey());
            } else {
                headers.put(header.getKey(), text(header.getValue()));
            }
        });
        return headers;
    }

    private String hex(String method) {
        if (row.has("hex")) {
            return row.path("hex").asText();
        }
        if (row.has("text") || row.has("repeat")) {
            return hexOf(text(row.has("text") ? row.path("text") : row.path("repeat")));
        }
        return method.equals("POST") ? hexOf(intent()) : "";
    }

    private static String hexOf(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private String intent() {
        try {
            var intent = (ObjectNode) MAPPER.readTree(Asked.GOOD);
            row.path("with").properties().forEach(field -> {
                if (field.getValue().isNull()) {
                    intent.remove(field.getKey());
                } else {
                    intent.set(field.getKey(), field.getValue());
                }
            });
            return intent.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode node) {
        return node.isTextual()
                ? node.asText()
                : node.path("before").asText()
                        + node.path("piece").asText().repeat(node.path("times").asInt())
                        + node.path("after").asText();
    }

    @Override
    public String toString() {
        return name;
    }
}
