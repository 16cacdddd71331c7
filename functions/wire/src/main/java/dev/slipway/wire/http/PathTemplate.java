package dev.slipway.wire.http;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shape;
import java.util.Optional;

/// A path, or a path whose last part is a parameter of a certain form.
///
/// Shape: `prefix` ends in a slash where there is a parameter, which is called `name`.
record PathTemplate(String prefix, Optional<Shape> last, String name) {
    static PathTemplate of(String path) {
        return new PathTemplate(path, Optional.empty(), "");
    }

    /// @param path such as `/plan/{plan_id}`
    static PathTemplate of(String path, Shape last) {
        int brace = path.indexOf('{');
        return new PathTemplate(
                path.substring(0, brace), Optional.of(last), path.substring(brace + 1, path.length() - 1));
    }

    boolean matches(String path) {
        return last.isEmpty()
                ? path.equals(prefix)
                : path.startsWith(prefix) && isOnePart(path.substring(prefix.length()));
    }

    /// Whether a path lies where this one does, in its form or not.
    boolean covers(String path) {
        return last.isEmpty() ? path.equals(prefix) : path.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /// The last part of a path that matches; empty where the template has no parameter.
    String parameter(String path) {
        return path.substring(prefix.length());
    }

    /// What is wrong with a parameter of another form.
    Optional<Problem> problem(String parameter) {
        return last.flatMap(shape -> shape.check(name, parameter));
    }

    /// As it is written down.
    String text() {
        return last.isEmpty() ? prefix : prefix + "{" + name + "}";
    }

    private static boolean isOnePart(String rest) {
        return !rest.isEmpty() && rest.indexOf('/') < 0;
    }
}
