package dev.slipway.wire.http;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The table of the ways in.
final class Routes {
    /// What a method and a path lead to.
    sealed interface Way {
        record To(Route route, String parameter) implements Way {}

        record Nowhere(HttpReply reply) implements Way {}
    }

    private final List<Route> all;

    Routes(List<Route> all) {
        this.all = List.copyOf(all);
    }

    Way find(String method, String path) {
        var here = all.stream().filter(route -> route.path().matches(path)).toList();
        return here.stream()
                .filter(route -> route.answers(method))
                .findFirst()
                .<Way>map(route -> new Way.To(route, route.path().parameter(path)))
                .orElseGet(() -> new Way.Nowhere(here.isEmpty() ? unknown(path) : otherMethod(method, here)));
    }

    /// How refusals look below this path, whether or not a route is found.
    Optional<Face> face(String path) {
        return all.stream()
                .filter(route -> route.face().isPresent() && route.path().covers(path))
                .findFirst()
                .flatMap(Route::face);
    }

    private HttpReply unknown(String path) {
        var known = all.stream()
                .map(route -> route.path().text())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return HttpReply.problem(
                404, new Problem("unknown_path", "path", PathRules.shown(path), known, "check the address; case counts"));
    }

    private static HttpReply otherMethod(String method, List<Route> here) {
        var allowed = here.stream().flatMap(Route::methods).distinct().sorted().collect(Collectors.joining(", "));
        if (method.equals(Route.OPTIONS) && here.stream().anyMatch(Route::isPage)) {
            return HttpReply.nothing(204).with("allow", allowed);
        }
        return HttpReply.problem(
                        405, new Problem("wrong_method", "method", Shown.of(method), allowed, "use an accepted method"))
                .with("allow", allowed);
    }
}
