package dev.slipway.function.api.review;

import dev.slipway.core.approval.Link;
import dev.slipway.core.approval.LinkMinter;
import dev.slipway.core.approval.LinkReader;
import dev.slipway.core.approval.Nonce;
import dev.slipway.core.model.Person;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// What a form hides: that it was shown to this person, by this link, in this browser.
///
/// It is good as long as the link. Nothing random is drawn before the first form, so that copies of a started function do not
/// share it. Safe for many threads.
public final class FormTokens {
    private static final int BYTES = 16;

    private final LinkMinter minter;
    private final LinkReader reader;

    /// @param minter of a key that makes no review link
    public FormTokens(LinkMinter minter, LinkReader reader) {
        this.minter = minter;
        this.reader = reader;
    }

    /// What a browser is to keep in a cookie.
    Nonce browser() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Nonce(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// What a browser sent back, where it is what it may have got.
    static Optional<Nonce> nonce(String cookie) {
        try {
            return Optional.of(new Nonce(cookie));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    String token(Link review, Person person, Nonce browser, Instant now) {
        return minter.text(minter.form(shownTo(person, review), browser, now, review.expires()));
    }

    boolean holds(String token, Link review, Person person, Nonce browser, Instant now) {
        return reader.read(token, Link.Purpose.FORM, now) instanceof LinkReader.Answer.Valid(Link form)
                && form.plan().equals(review.plan())
                && form.round() == review.round()
                && form.hash().equals(review.hash())
                && form.person().equals(person)
                && form.nonce().equals(browser);
    }

    /// The link as if it were theirs: somebody who signed in looks with their own eyes.
    private static Link shownTo(Person person, Link review) {
        return new Link(
                review.purpose(),
                review.plan(),
                review.round(),
                person,
                review.hash(),
                review.issued(),
                review.expires(),
                review.nonce(),
                review.key());
    }
}
