package dev.slipway.function.api.review;

import dev.slipway.core.approval.Link;
import dev.slipway.core.approval.LinkReader;
import dev.slipway.core.approval.RefusedUses;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Problem;
import dev.slipway.wire.http.CallerLimit;
import dev.slipway.wire.http.HttpReply;
import dev.slipway.wire.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Looks at the link that somebody came with, before anything else is looked at.
///
/// What is no link of ours leads nowhere, without a word on why; an address that comes with many of them waits.
final class Visits {
    private static final int MARK = 16;

    private final LinkReader links;
    private final RefusedLinks refused;
    private final CallerLimit wrong;

    Visits(LinkReader links, RefusedLinks refused, CallerLimit wrong) {
        this.links = links;
        this.refused = refused;
        this.wrong = wrong;
    }

    Visit of(HttpRequest request) {
        var wait = wrong.wait(request.address(), request.now());
        return wait.isPresent() ? new Visit.Turned(tooMany(wait.get())) : read(request);
    }

    private Visit read(HttpRequest request) {
        var text = request.parameter();
        return switch (links.read(text, Link.Purpose.REVIEW, request.now())) {
            case LinkReader.Answer.Valid(Link link) ->
                new Visit.Let(
                        link,
                        request.person().orElse(link.person()),
                        request.person().isPresent());
            case LinkReader.Answer.Expired(Link link) -> {
                refused.tell(link, request, RefusedUses.Why.EXPIRED);
                yield new Visit.Turned(expired().marked(mark(text)));
            }
            case LinkReader.Answer.Forged _ -> {
                wrong.refusal(request.address(), request.now());
                yield new Visit.Turned(unknown().marked(mark(text)));
            }
        };
    }

    static HttpReply unknown() {
        return HttpReply.problem(
                404, new Problem("unknown_link", "", "", "the link of a letter, whole", "open it from the letter itself"));
    }

    private static HttpReply expired() {
        return HttpReply.problem(
                410, new Problem("expired_link", "", "", "a link in its time", "ask for what waits: slipway approvals"));
    }

    private static HttpReply tooMany(Duration wait) {
        return HttpReply.problem(
                        429, new Problem("too_many_requests", "", "", "fewer wrong links of one address", "wait, then repeat"))
                .after(wait);
    }

    /// So that the log can count one text that comes again and again, and nobody can use what stands there.
    private static String mark(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, MARK);
    }
}
