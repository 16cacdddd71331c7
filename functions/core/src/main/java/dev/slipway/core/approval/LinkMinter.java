package dev.slipway.core.approval;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Makes the texts of links, the same text for the same link.
///
/// A nonce comes of the key, so that a repeat after a crash mails the link whose hash is stored.
public final class LinkMinter {
    private static final Nonce NONE = Nonce.of(new byte[0]);

    private final LinkMint mint;
    private final String origin;

    /// The origin names this installation; links of another are forged here.
    public LinkMinter(LinkMint mint, String origin) {
        this.mint = mint;
        this.origin = origin;
    }

    /// The id of the key that new links are made with.
    public String key() {
        return mint.key();
    }

    /// A review link, under the key of its round.
    public Link review(PlanId plan, int round, Person person, Digest hash, Instant issued, Instant expires, String key) {
        var bare = new Link(
                Link.Purpose.REVIEW, plan, round, person, hash, seconds(issued), seconds(expires), NONE, key);
        return withNonce(bare, Nonce.of(mint.code(key, LinkForm.seed(bare, origin))));
    }

    /// The form token for whoever opened this link: good until then, bound to what the browser alone knows.
    public Link form(Link review, Nonce browser, Instant now, Instant expires) {
        return new Link(
                Link.Purpose.FORM,
                review.plan(),
                review.round(),
                review.person(),
                review.hash(),
                seconds(now),
                seconds(expires),
                browser,
                mint.key());
    }

    /// The text to be mailed or put into a form.
    public String text(Link link) {
        return LinkForm.text(link, mint.code(link.key(), LinkForm.message(link, origin)));
    }

    private static Link withNonce(Link bare, Nonce nonce) {
        return new Link(
                bare.purpose(),
                bare.plan(),
                bare.round(),
                bare.person(),
                bare.hash(),
                bare.issued(),
                bare.expires(),
                nonce,
                bare.key());
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
