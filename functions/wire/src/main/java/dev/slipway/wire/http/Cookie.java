package dev.slipway.wire.http;

import java.time.Duration;
import java.util.regex.Pattern;

/// A cookie that no script reads and no other site sends.
///
/// Shape: `name` and `value` of unreserved characters; good below `path`, for `life`, zero to remove it. Source: RFC 6265.
public record Cookie(String name, String value, String path, Duration life) {
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9._~-]*");
    private static final int LONGEST = 2048;

    public Cookie {
        if (value.length() > LONGEST
                || !TEXT.matcher(name).matches()
                || !TEXT.matcher(value).matches()) {
            throw new IllegalArgumentException("a cookie is a name and a value of letters, digits, dot, hyphen, underscore, tilde");
        }
    }

    /// Takes back what was set under this name and path.
    public static Cookie gone(String name, String path) {
        return new Cookie(name, "", path, Duration.ZERO);
    }

    /// The line of `Set-Cookie`.
    ///
    /// @param secure whether the caller came by HTTPS
    String line(boolean secure) {
        return "%s=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=Strict%s"
                .formatted(name, value, path, life.toSeconds(), secure ? "; Secure" : "");
    }

    /// Without the value.
    @Override
    public String toString() {
        return "Cookie[%s]".formatted(name);
    }
}
