package dev.slipway.wire.http;

import dev.slipway.core.model.Problem;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What is answered: a status, headers of the route's own, and what the body says.
///
/// Shape: header names in lower case; values are ours alone, never a caller's text. `mark` is what the log names the thing
/// by that was asked for, such as the hash of a link: never the thing itself.
public record HttpReply(
        int status, SortedMap<String, String> headers, List<Cookie> cookies, Optional<String> mark, Content content) {
    static final String RETRY_AFTER = "retry-after";

    /// What the body says.
    public sealed interface Content {
        /// A value that [dev.slipway.wire.Json] can write.
        record Document(Object value) implements Content {}

        /// A page for people.
        record Page(Html html) implements Content {}

        /// No body at all.
        record Nothing() implements Content {}

        /// Everything that is wrong, the first speaking for all (RFC 9457).
        record Problems(List<Problem> all) implements Content {
            public Problems {
                all = List.copyOf(all);
            }
        }
    }

    public HttpReply {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        cookies = List.copyOf(cookies);
    }

    /// This value as JSON.
    public static HttpReply json(int status, Object value) {
        return of(status, new Content.Document(value));
    }

    /// One thing that is wrong; its empty texts are left out.
    public static HttpReply problem(int status, Problem problem) {
        return problems(status, List.of(problem));
    }

    /// Several; at least one.
    public static HttpReply problems(int status, List<Problem> problems) {
        return of(status, new Content.Problems(problems));
    }

    /// A page.
    public static HttpReply page(int status, Html html) {
        return of(status, new Content.Page(html));
    }

    /// A status and headers alone.
    public static HttpReply nothing(int status) {
        return of(status, new Content.Nothing());
    }

    private static HttpReply of(int status, Content content) {
        return new HttpReply(status, new TreeMap<>(), List.of(), Optional.empty(), content);
    }

    /// Writes the reply in payload format version 2.0, as a gateway reads it.
    public void writeTo(OutputStream out, String requestId) {
        PayloadReply.write(out, this, requestId, false, false);
    }

    /// Also with this header.
    public HttpReply with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new HttpReply(status, more, cookies, mark, content);
    }

    /// The same, to be repeated after this time at the earliest.
    public HttpReply after(Duration wait) {
        return with(RETRY_AFTER, Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
    }

    /// Also with this cookie.
    public HttpReply with(Cookie cookie) {
        return new HttpReply(
                status, headers, Stream.concat(cookies.stream(), Stream.of(cookie)).toList(), mark, content);
    }

    /// The same with another status.
    public HttpReply having(int other) {
        return new HttpReply(other, headers, cookies, mark, content);
    }

    /// The same, with a mark for the log.
    public HttpReply marked(String name) {
        return new HttpReply(status, headers, cookies, Optional.of(name), content);
    }

    /// The same as a page, where it is a refusal; everything else stays as it is.
    HttpReply shownBy(Face face, String requestId) {
        return content instanceof Content.Problems problems
                ? new HttpReply(
                        status, headers, cookies, mark, new Content.Page(face.of(status, problems.all(), requestId)))
                : this;
    }
}
