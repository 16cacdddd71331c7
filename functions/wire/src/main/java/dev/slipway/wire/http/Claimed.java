package dev.slipway.wire.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import java.util.Optional;

/// Who the verified token says that its bearer is.
///
/// Shape: `claim` is the claim that names a person; `token` is whether there is a token at all; nothing in `text` where the claim
/// is missing or no text.
record Claimed(String claim, boolean token, Optional<String> text) {
    private static final String REMEDY = "on the laptop: slipway token NAME";

    /// @param claims what the gateway verified
    static Claimed of(JsonNode claims, String claim) {
        return new Claimed(
                claim, claims.isObject(), Optional.ofNullable(claims.path(claim).textValue()));
    }

    /// The person; a subject of another form is nobody we know.
    Optional<Person> person() {
        return text.filter(it -> Person.SHAPE.check("subject", it).isEmpty()).map(Person::new);
    }

    /// Why it is nobody. What the token holds is shown by its form alone: letters as `a` or `A`, digits as `9`.
    Problem refusal() {
        return token
                ? new Problem(
                        "bad_subject",
                        "Authorization",
                        text.map(it -> Shown.ascii("a token whose claim %s has the form %s".formatted(claim, form(it))))
                                .orElseGet(() -> "a token without the claim " + claim),
                        "a claim %s with %s".formatted(claim, Person.SHAPE.accepted()),
                        "in Slipway's own user pool: make a user with such a name; with an issuer of your own: have it say so in another claim, and deploy with -c subject=CLAIM")
                : new Problem(
                        "unauthenticated", "Authorization", "no valid token", "a bearer token of a known person", REMEDY);
    }

    private static String form(String text) {
        return text.replaceAll("[a-z]", "a").replaceAll("[A-Z]", "A").replaceAll("[0-9]", "9");
    }
}
