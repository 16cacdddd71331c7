package dev.slipway.app.gateway;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.Problem;
import dev.slipway.function.api.page.Frame;
import dev.slipway.function.api.page.NoticeView;
import dev.slipway.function.api.page.Pages;
import dev.slipway.function.api.page.Seen;
import dev.slipway.function.api.page.SignInView;
import dev.slipway.function.api.page.Tone;
import dev.slipway.wire.http.CallerLimit;
import dev.slipway.wire.http.Cookie;
import dev.slipway.wire.http.Form;
import dev.slipway.wire.http.Html;
import dev.slipway.wire.http.HttpHandler;
import dev.slipway.wire.http.HttpReply;
import dev.slipway.wire.http.HttpRequest;
import dev.slipway.wire.http.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `GET|POST /sign-in`: a token, pasted into a form, becomes a session of this browser.
///
/// It stands for the sign-in of an identity provider, which a laptop has none of. The session is the token itself in a cookie
/// that no script reads and no other site sends; it is checked with each request as any token is, and ends with it.
final class SignIn {
    private static final String KIND = "Sign in";
    private static final String TOKEN = "token";
    private static final String LEAVE = "leave";
    private static final String EVERYWHERE = "/";
    private static final Seen NOBODY = Seen.of("");

    private final TokenCheck tokens;
    private final Pages pages = new Pages();

    private SignIn(TokenCheck tokens) {
        this.tokens = tokens;
    }

    /// What answers at [Gateway#SIGN_IN], with every check that the other routes have.
    static RequestStreamHandler with(TokenCheck tokens, InstantSource clock) {
        var signIn = new SignIn(tokens);
        return new HttpHandler(
                List.of(
                        Route.get(Gateway.SIGN_IN, signIn::look).forEverybody().as(signIn::refused),
                        Route.form(Gateway.SIGN_IN, Set.of(TOKEN, LEAVE), signIn::send)
                                .forEverybody()
                                .as(signIn::refused)),
                CallerLimit.standard(),
                clock);
    }

    private HttpReply look(HttpRequest request) {
        return HttpReply.page(200, page(request.person(), ""));
    }

    private HttpReply send(HttpRequest request, Form form) {
        if (form.get(LEAVE).isPresent()) {
            return back().with(Cookie.gone(Sessions.COOKIE, EVERYWHERE));
        }
        var token = form.get(TOKEN).map(String::strip).orElse("");
        return tokens.claims("Bearer " + token)
                .map(claims -> Instant.ofEpochSecond(Long.parseLong(claims.get("exp"))))
                .map(ends -> back().with(new Cookie(
                        Sessions.COOKIE, token, EVERYWHERE, Duration.between(request.now(), ends))))
                .orElseGet(() -> HttpReply.page(
                        401, page(Optional.empty(), "That is no token of this laptop, or its time is over")));
    }

    /// So that a reload sends nothing twice.
    private static HttpReply back() {
        return HttpReply.nothing(303).with("location", Gateway.SIGN_IN);
    }

    private Html page(Optional<Person> person, String complaint) {
        return pages.signIn(new SignInView(
                new Frame(KIND, KIND, person.<Seen>map(Seen::of).orElse(NOBODY)), complaint));
    }

    private Html refused(int status, List<Problem> problems, String requestId) {
        var accepted = "Accepted is " + problems.getFirst().accepted() + ".";
        return pages.notice(new NoticeView(
                new Frame(KIND, KIND, NOBODY),
                Tone.PLAIN,
                "That is not accepted here",
                List.of(Seen.of(accepted)),
                Gateway.SIGN_IN,
                requestId));
    }
}
