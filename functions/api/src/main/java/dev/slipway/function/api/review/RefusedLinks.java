package dev.slipway.function.api.review;

import dev.slipway.core.approval.Link;
import dev.slipway.core.approval.LinkReader;
import dev.slipway.core.approval.RefuseLink;
import dev.slipway.core.approval.RefusedUses;
import dev.slipway.core.approval.Standing;
import dev.slipway.core.step.Step;
import dev.slipway.wire.http.HttpReply;
import dev.slipway.wire.http.HttpRequest;

/// Tells the audit of refused uses of links, before anybody is answered. What is no link of ours is only counted and logged.
final class RefusedLinks {
    private final Step<RefuseLink.Request, RefuseLink.Answer> refuse;
    private final LinkReader links;

    RefusedLinks(Step<RefuseLink.Request, RefuseLink.Answer> refuse, LinkReader links) {
        this.refuse = refuse;
        this.links = links;
    }

    void tell(Link link, HttpRequest request, RefusedUses.Why why) {
        tell(link, request, why.word());
    }

    void tell(Link link, HttpRequest request, Standing.Why why) {
        tell(link, request, why.word());
    }

    /// Who has nothing to do with the plan learns nothing of it; the audit learns of them.
    HttpReply stranger(Visit.Let visit, HttpRequest request) {
        tell(visit.link(), request, RefusedUses.Why.STRANGER);
        return Visits.unknown();
    }

    /// A form that another site sent, which nobody else looks at.
    void fromOtherSite(HttpRequest request) {
        if (links.read(request.parameter(), Link.Purpose.REVIEW, request.now()) instanceof LinkReader.Answer.Valid(Link link)) {
            tell(link, request, RefusedUses.Why.OTHER_SITE);
        }
    }

    /// Who asks for headers alone changes nothing, and has not used the link.
    private void tell(Link link, HttpRequest request, String why) {
        if (!request.looking()) {
            refuse.apply(new RefuseLink.Request(link, request.person(), why), request.now());
        }
    }
}
