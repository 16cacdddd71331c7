package dev.slipway.wire.http;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import java.util.Optional;

/// Whether a form was sent from a page of ours.
///
/// Shape: what the browser says in `Sec-Fetch-Site` and `Origin`; none may deny it, and one must affirm it. Because our
/// pages let no referrer out, a browser says `Origin: null` for their forms, which affirms nothing and denies nothing
/// where `Sec-Fetch-Site` speaks. Source: Fetch Standard, "append a request Origin header"; Fetch Metadata, section 2.
final class SameSite {
    private static final String FETCH_SITE = "sec-fetch-site";
    private static final String ORIGIN = "origin";
    private static final String NONE = "null";

    private SameSite() {}

    static Optional<HttpReply> refusal(HttpEvent event) {
        var site = Optional.ofNullable(event.headers().get(FETCH_SITE));
        var origin = Optional.ofNullable(event.headers().get(ORIGIN)).filter(said -> !(said.equals(NONE) && site.isPresent()));
        boolean denied = site.filter(said -> !said.equals("same-origin")).isPresent()
                || origin.filter(said -> !said.equals(event.origin())).isPresent();
        boolean affirmed = site.isPresent() || origin.isPresent();
        return affirmed && !denied ? Optional.empty() : Optional.of(stranger(site, origin));
    }

    private static HttpReply stranger(Optional<String> site, Optional<String> origin) {
        return HttpReply.problem(
                403,
                new Problem(
                        "other_site",
                        site.isPresent() ? "Sec-Fetch-Site" : "Origin",
                        Shown.of(site.or(() -> origin).orElse("nothing")),
                        "a form of this very site",
                        "open the page itself and send its form"));
    }
}
