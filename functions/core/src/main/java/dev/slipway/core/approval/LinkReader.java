package dev.slipway.core.approval;

import java.time.Instant;

/// Reads the texts of links, and believes none that was not made here for the same purpose.
public final class LinkReader {
    /// What a text turned out to be.
    public sealed interface Answer {
        /// A link of ours in its time. Whether it may still decide stands in the record.
        record Valid(Link link) implements Answer {}

        /// A link of ours whose time is over.
        record Expired(Link link) implements Answer {}

        /// Anything else: another code, another purpose, another origin, another spelling.
        record Forged() implements Answer {}
    }

    private final LinkCheck check;
    private final String origin;

    /// The origin names this installation, as in [LinkMinter].
    public LinkReader(LinkCheck check, String origin) {
        this.check = check;
        this.origin = origin;
    }

    /// @throws dev.slipway.core.failure.Unavailable when the key is not reachable: then nobody decides
    public Answer read(String text, Link.Purpose purpose, Instant now) {
        return LinkForm.read(text, purpose)
                .filter(read -> read.code().length == LinkForm.CODE)
                .filter(read -> check.holds(
                        read.link().key(), LinkForm.message(read.link(), origin), read.code()))
                .map(LinkForm.Read::link)
                .<Answer>map(link ->
                        now.isBefore(link.expires()) ? new Answer.Valid(link) : new Answer.Expired(link))
                .orElseGet(Answer.Forged::new);
    }
}
