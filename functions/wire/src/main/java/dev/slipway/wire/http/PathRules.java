package dev.slipway.wire.http;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// A path has one spelling: parts of unreserved characters, none of them dots alone, no escape, no empty part.
final class PathRules {
    /// A slash before every part and none behind the last, or the root alone.
    private static final Pattern ACCEPTED = Pattern.compile("/[A-Za-z0-9._~/-]*");

    private static final int LONGEST = 512;

    private PathRules() {}

    static Optional<HttpReply> refusal(HttpEvent event) {
        var path = event.path();
        boolean good = path.length() <= LONGEST && ACCEPTED.matcher(path).matches() && everyPartNames(path);
        return good
                ? Optional.empty()
                : Optional.of(HttpReply.problem(
                        400,
                        new Problem(
                                "bad_path",
                                "path",
                                shown(path),
                                "parts of A-Z, a-z, 0-9, dot, underscore, tilde, hyphen between single slashes",
                                "spell the path without escapes and dot parts")));
    }

    /// As an answer may repeat it: the first part alone, for what comes after it may be a secret.
    static String shown(String path) {
        int second = path.indexOf('/', 1);
        return Shown.of(second < 0 ? path : path.substring(0, second + 1) + "…");
    }

    private static boolean everyPartNames(String path) {
        return Arrays.stream(path.substring(1).split("/"))
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))
                || path.equals("/");
    }
}
