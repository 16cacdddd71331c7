package dev.slipway.wire.http;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import java.util.List;
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
                .filter(route -> route.method().equals(method))
                .findFirst()
                .<Way>map(route -> new Way.To(route, route.path().parameter(path)))
                .orElseGet(() -> new Way.Nowhere(here.isEmpty() ? unknown(path) : otherMethod(method, here)));
    }

    private HttpReply unknown(String path) {
        var known = all.stream()
                .map(route -> route.path().text())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return HttpReply.problem(
                404, new Problem("unknown_path", "path", Shown.of(path), known, "check the address; case counts"));
    }

    private static HttpReply otherMethod(String method, List<Route> here) {
        var allowed = here.stream().map(Route::method).sorted().collect(Collectors.joining(", "));
        return HttpReply.problem(
                        405, new Problem("wrong_method", "method", Shown.of(method), allowed, "use an accepted method"))
                .with("allow", allowed);
    }
}
