package dev.slipway.wire.http;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shape;
import dev.slipway.wire.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// One way in: a method and a path, who may come, and what answers.
///
/// Shape: `open` means that no verified caller is needed; `asks` are the query parameters that are
/// understood, every other is refused; `face` is how refusals look where people come with a browser; `turned` hears of forms
/// of other sites before they are refused.
public record Route(
        String method,
        PathTemplate path,
        boolean open,
        Set<String> asks,
        Taking body,
        Optional<Face> face,
        Consumer<HttpRequest> turned,
        Function<HttpRequest, HttpReply> answer) {
    static final String HEAD = "HEAD";
    static final String OPTIONS = "OPTIONS";

    private static final int BAD_REQUEST = 400;
    private static final String GET = "GET";
    private static final String POST = "POST";

    /// What a body may be.
    enum Taking {
        NOTHING,
        JSON,
        FORM
    }

    public Route {
        asks = Set.copyOf(asks);
    }

    /// Reads something at a fixed path.
    public static Route get(String path, Function<HttpRequest, HttpReply> answer) {
        return new Route(GET, PathTemplate.of(path), false, Set.of(), Taking.NOTHING, Optional.empty(), Route::nobody, answer);
    }

    /// Reads something at a path such as `/plan/{plan_id}`, whose last part has this form.
    public static Route get(String path, Shape last, Function<HttpRequest, HttpReply> answer) {
        return new Route(GET, PathTemplate.of(path, last), false, Set.of(), Taking.NOTHING, Optional.empty(), Route::nobody, answer);
    }

    /// Takes a document of exactly this type; what is not is refused with all that is wrong.
    public static <B> Route post(String path, Class<B> type, BiFunction<HttpRequest, B, HttpReply> answer) {
        return new Route(
                POST,
                PathTemplate.of(path),
                false,
                Set.of(),
                Taking.JSON,
                Optional.empty(),
                Route::nobody,
                request -> answered(request, request.body().as(type), answer));
    }

    /// Takes a form with these fields, sent from a page of ours.
    public static Route form(String path, Set<String> fields, BiFunction<HttpRequest, Form, HttpReply> answer) {
        return form(PathTemplate.of(path), fields, answer);
    }

    /// The same at a path such as `/review/{token}`, whose last part has this form.
    public static Route form(
            String path, Shape last, Set<String> fields, BiFunction<HttpRequest, Form, HttpReply> answer) {
        return form(PathTemplate.of(path, last), fields, answer);
    }

    private static Route form(
            PathTemplate path, Set<String> fields, BiFunction<HttpRequest, Form, HttpReply> answer) {
        return new Route(
                POST,
                path,
                false,
                Set.of(),
                Taking.FORM,
                Optional.empty(),
                Route::nobody,
                request -> answered(request, request.body().form(fields), answer));
    }

    /// The same for everybody, without a token.
    public Route forEverybody() {
        return new Route(method, path, true, asks, body, face, turned, answer);
    }

    /// The same with these query parameters.
    public Route asking(String... names) {
        return new Route(method, path, open, Set.of(names), body, face, turned, answer);
    }

    /// The same for browsers: refusals are pages, and HEAD and OPTIONS are answered without anything coming of them.
    public Route as(Face look) {
        return new Route(method, path, open, asks, body, Optional.of(look), turned, answer);
    }

    /// The same, and this hears of every form that another site sent, before it is refused.
    public Route hearingOfOtherSites(Consumer<HttpRequest> listener) {
        return new Route(method, path, open, asks, body, face, listener, answer);
    }

    boolean isPage() {
        return face.isPresent();
    }

    boolean answers(String asked) {
        return method.equals(asked) || (isPage() && method.equals(GET) && asked.equals(HEAD));
    }

    /// What is accepted at its path because of it.
    Stream<String> methods() {
        return isPage() && method.equals(GET) ? Stream.of(GET, HEAD, OPTIONS) : Stream.of(method);
    }

    private static void nobody(HttpRequest request) {
        // Who of other sites sent a form need not be told everywhere.
    }

    private static <B> HttpReply answered(
            HttpRequest request, Reading<B> reading, BiFunction<HttpRequest, B, HttpReply> answer) {
        return switch (reading) {
            case Reading.Read<B>(B value) -> answer.apply(request, value);
            case Reading.Unread<B>(List<Problem> problems) ->
                HttpReply.problems(
                        BAD_REQUEST, problems.stream().map(Route::ofBody).toList());
        };
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
