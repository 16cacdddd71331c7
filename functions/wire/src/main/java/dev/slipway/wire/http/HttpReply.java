package dev.slipway.wire.http;

import dev.slipway.core.model.Problem;
import java.io.OutputStream;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is answered: a status, headers of the route's own, and what the body says.
///
/// Shape: header names in lower case; values are ours alone, never a caller's text.
public record HttpReply(int status, SortedMap<String, String> headers, Content content) {
    static final String RETRY_AFTER = "retry-after";

    /// What the body says.
    public sealed interface Content {
        /// A value that [dev.slipway.wire.Json] can write.
        record Document(Object value) implements Content {}

        /// Everything that is wrong, the first speaking for all (RFC 9457).
        record Problems(List<Problem> all) implements Content {
            public Problems {
                all = List.copyOf(all);
            }
        }
    }

    public HttpReply {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /// This value as JSON.
    public static HttpReply json(int status, Object value) {
        return new HttpReply(status, new TreeMap<>(), new Content.Document(value));
    }

    /// One thing that is wrong; its empty texts are left out.
    public static HttpReply problem(int status, Problem problem) {
        return problems(status, List.of(problem));
    }

    /// Several; at least one.
    public static HttpReply problems(int status, List<Problem> problems) {
        return new HttpReply(status, new TreeMap<>(), new Content.Problems(problems));
    }

    /// Writes the reply in payload format version 2.0, as a gateway reads it.
    public void writeTo(OutputStream out, String requestId) {
        PayloadReply.write(out, this, requestId);
    }

    /// Also with this header.
    public HttpReply with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new HttpReply(status, more, content);
    }
}
