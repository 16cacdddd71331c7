package dev.slipway.wire.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.Problem;
import dev.slipway.wire.CallLine;
import dev.slipway.wire.Subject;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Event, checks, route, reply: the HTTP shell around functions from request to reply.
///
/// Shape: an event of an API Gateway HTTP API in payload format 2.0 comes in, its reply goes out; the checks
/// stand in one order: head, path, route, caller, caller's limit, parameters, body, and for forms the site they were sent
/// from. Errors: whatever a route throws becomes a problem document, or a page where the route has a face; only an event
/// that is no HTTP event is thrown. Safe for calls at the
/// same time as far as the routes are.
public class HttpHandler implements RequestStreamHandler {
    private static final String NOWHERE = "none";
    private static final String SUBJECT = "sub";

    private final Routes routes;
    private final CallerLimit limit;
    private final InstantSource clock;
    private final String subject;
    private final AtomicBoolean used = new AtomicBoolean();

    /// People are who the token's `sub` says.
    public HttpHandler(List<Route> routes, CallerLimit limit, InstantSource clock) {
        this(routes, limit, clock, SUBJECT);
    }

    /// People are who this claim of the token says.
    public HttpHandler(List<Route> routes, CallerLimit limit, InstantSource clock, String subject) {
        this.routes = new Routes(routes);
        this.limit = limit;
        this.clock = clock;
        this.subject = subject;
    }

    @Override
    public final void handleRequest(InputStream in, OutputStream out, @Nullable Context context) {
        long start = System.nanoTime();
        var line = CallLine.begun(getClass(), used);
        var about = new Subject();
        var event = HttpEvent.read(in, subject);
        var answered = refused(event)
                .map(reply -> new Answered(NOWHERE, reply, routes.face(event.path()), Optional.empty()))
                .orElseGet(() -> about.during(() -> routed(event)));
        var shown = answered.face()
                .map(face -> answered.reply().shownBy(face, event.id()))
                .orElse(answered.reply());
        boolean head = answered.face().isPresent() && event.method().equals(Route.HEAD);
        PayloadReply.write(out, shown, event.id(), event.secure(), head);
        new AccessLine(event, answered.route(), answered.reply(), answered.failure())
                .log(line, about, context, clock.instant(), Duration.ofNanos(System.nanoTime() - start));
    }

    /// A reply and what the log says of how it came about.
    private record Answered(
            String route, HttpReply reply, Optional<Face> face, Optional<RuntimeException> failure) {}

    private static Optional<HttpReply> refused(HttpEvent event) {
        return HeaderRules.refusal(event).or(() -> PathRules.refusal(event));
    }

    private Answered routed(HttpEvent event) {
        return switch (routes.find(event.method(), event.path())) {
            case Routes.Way.Nowhere(HttpReply reply) ->
                new Answered(NOWHERE, reply, routes.face(event.path()), Optional.empty());
            case Routes.Way.To(Route route, String parameter) -> {
                var name = event.method() + " " + route.path().text();
                try {
                    yield new Answered(name, answer(route, parameter, event), route.face(), Optional.empty());
                } catch (RuntimeException failure) {
                    yield new Answered(name, Failures.reply(failure), route.face(), Optional.of(failure));
                }
            }
        };
    }

    private HttpReply answer(Route route, String parameter, HttpEvent event) {
        var now = clock.instant();
        var query = QueryReading.of(event.query(), route.asks());
        var person = event.caller();
        return stranger(route, event)
                .or(() -> route.open() ? Optional.empty() : person.flatMap(caller -> tooMany(caller, now)))
                .or(() -> misread(route, parameter, query))
                .or(() -> BodyRules.refusal(route, event))
                .orElseGet(() -> {
                    var request = request(event, parameter, query, now);
                    return otherSite(route, event, request)
                            .orElseGet(() -> route.answer().apply(request));
                });
    }

    private static HttpRequest request(HttpEvent event, String parameter, QueryReading query, Instant now) {
        return new HttpRequest(
                now,
                event.caller(),
                event.address(),
                event.method().equals(Route.HEAD),
                parameter,
                query.values(),
                event.headers(),
                event.cookies(),
                event.body());
    }

    private static Optional<HttpReply> otherSite(Route route, HttpEvent event, HttpRequest request) {
        var refusal = route.body().equals(Route.Taking.FORM) ? SameSite.refusal(event) : Optional.<HttpReply>empty();
        refusal.ifPresent(_ -> route.turned().accept(request));
        return refusal;
    }

    private static Optional<HttpReply> misread(Route route, String parameter, QueryReading query) {
        var problems = Stream.concat(route.path().problem(parameter).stream(), query.problems().stream())
                .toList();
        return problems.isEmpty() ? Optional.empty() : Optional.of(HttpReply.problems(400, problems));
    }

    private static Optional<HttpReply> stranger(Route route, HttpEvent event) {
        return route.open() || event.caller().isPresent()
                ? Optional.empty()
                : Optional.of(HttpReply.problem(401, event.claimed().refusal()).with("www-authenticate", "Bearer"));
    }

    private Optional<HttpReply> tooMany(Person caller, Instant now) {
        return limit.refusal(caller.value(), now)
                .map(wait -> HttpReply.problem(
                                429,
                                new Problem(
                                        "too_many_requests",
                                        "",
                                        "",
                                        "fewer requests of one caller",
                                        "wait, then repeat"))
                        .after(wait));
    }
}
