package dev.slipway.wire.http;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shape;
import dev.slipway.wire.Reading;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// One way in: a method and a path, who may come, and what answers.
///
/// Shape: `open` means that no verified caller is needed; `asks` are the query parameters that are
/// understood, every other is refused.
public record Route(
        String method, PathTemplate path, boolean open, Set<String> asks, Function<HttpRequest, HttpReply> answer) {
    private static final int BAD_REQUEST = 400;

    public Route {
        asks = Set.copyOf(asks);
    }

    /// Reads something at a fixed path.
    public static Route get(String path, Function<HttpRequest, HttpReply> answer) {
        return new Route("GET", PathTemplate.of(path), false, Set.of(), answer);
    }

    /// Reads something at a path such as `/plan/{plan_id}`, whose last part has this form.
    public static Route get(String path, Shape last, Function<HttpRequest, HttpReply> answer) {
        return new Route("GET", PathTemplate.of(path, last), false, Set.of(), answer);
    }

    /// Takes a document of exactly this type; what is not is refused with all that is wrong.
    public static <B> Route post(String path, Class<B> type, BiFunction<HttpRequest, B, HttpReply> answer) {
        return new Route("POST", PathTemplate.of(path), false, Set.of(), request -> switch (request.body()
                .as(type)) {
            case Reading.Read<B>(B value) -> answer.apply(request, value);
            case Reading.Unread<B>(List<Problem> problems) ->
                HttpReply.problems(
                        BAD_REQUEST, problems.stream().map(Route::ofBody).toList());
        });
    }

    /// The same for everybody, without a token.
    public Route forEverybody() {
        return new Route(method, path, true, asks, answer);
    }

    /// The same with these query parameters.
    public Route asking(String... names) {
        return new Route(method, path, open, Set.of(names), answer);
    }

    boolean takesBody() {
        return method.equals("POST");
    }

    /// A pointer as callers of ours read it: `/constraints/budget` is `constraints.budget`.
    private static Problem ofBody(Problem problem) {
        var field = problem.field().startsWith("/")
                ? problem.field()
                        .substring(1)
                        .replace('/', '.')
                        .replace("~1", "/")
                        .replace("~0", "~")
                : "body";
        return new Problem(problem.code(), field, problem.observed(), problem.accepted(), problem.remedy());
    }
}
