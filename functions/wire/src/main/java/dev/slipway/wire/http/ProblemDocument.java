package dev.slipway.wire.http;

import dev.slipway.core.model.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The body of a refusal, `application/problem+json` (RFC 9457).
///
/// Shape: `type` is `about:blank`, so `title` is the status in words; `code` is for programs. `observed`
/// has at most 80 characters, escaped. `problems` is there when several things are wrong, at most
/// twenty of them. Units: `retryAfter` in seconds.
record ProblemDocument(
        String type,
        String title,
        int status,
        String code,
        Optional<String> field,
        Optional<String> observed,
        Optional<String> accepted,
        Optional<String> hint,
        String requestId,
        Optional<Long> retryAfter,
        Optional<List<Part>> problems) {
    private static final int MOST = 20;
    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(409, "Conflict"),
            Map.entry(410, "Gone"),
            Map.entry(413, "Content Too Large"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(421, "Misdirected Request"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"));

    /// One of several things that are wrong.
    record Part(
            String code,
            Optional<String> field,
            Optional<String> observed,
            Optional<String> accepted,
            Optional<String> hint) {
        static Part of(Problem problem) {
            return new Part(
                    problem.code(),
                    said(problem.field()),
                    said(problem.observed()),
                    said(problem.accepted()),
                    said(problem.remedy()));
        }

        private static Optional<String> said(String text) {
            return Optional.of(text).filter(there -> !there.isEmpty());
        }
    }

    static ProblemDocument of(int status, List<Problem> problems, String requestId, Optional<Long> retryAfter) {
        var parts = problems.stream().limit(MOST).map(Part::of).toList();
        var first = parts.getFirst();
        return new ProblemDocument(
                "about:blank",
                TITLES.getOrDefault(status, "Error"),
                status,
                first.code(),
                first.field(),
                first.observed(),
                first.accepted(),
                first.hint(),
                requestId,
                retryAfter,
                Optional.of(parts).filter(all -> all.size() > 1));
    }
}
