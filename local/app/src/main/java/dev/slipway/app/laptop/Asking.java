package dev.slipway.app.laptop;

import dev.slipway.app.gateway.Gateway;
import dev.slipway.app.keys.AesVault;
import dev.slipway.app.keys.HmacLinks;
import dev.slipway.app.keys.KeyRing;
import dev.slipway.app.post.Outbox;
import dev.slipway.core.approval.Address;
import dev.slipway.core.approval.Callbacks;
import dev.slipway.core.approval.DecideApproval;
import dev.slipway.core.approval.LinkMinter;
import dev.slipway.core.approval.LinkReader;
import dev.slipway.core.approval.ListApprovals;
import dev.slipway.core.approval.People;
import dev.slipway.core.approval.Post;
import dev.slipway.core.approval.ReadAlarms;
import dev.slipway.core.approval.ReadReview;
import dev.slipway.core.approval.RefuseLink;
import dev.slipway.core.approval.RequestApproval;
import dev.slipway.core.approval.SweepApprovals;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.step.Effects;
import dev.slipway.core.step.Ledger;
import dev.slipway.function.api.review.FormTokens;
import dev.slipway.function.api.review.ReviewSteps;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Everything about asking people, over the keys and the outbox of one data folder.
///
/// The keys of forms are others than those of links: whoever serves pages makes form tokens, and can make no link.
public final class Asking {
    private static final String ORIGIN = "slipway-laptop";

    private final Ledger ledger;
    private final People people;
    private final Post post;
    private final Callbacks callbacks;
    private final LinkReader links;
    private final HmacLinks forms;

    Asking(
            Ledger ledger,
            People people,
            Workflows workflows,
            Path folder,
            InstantSource clock,
            Supplier<URI> door) {
        var codes = new HmacLinks(KeyRing.in(folder.resolve("links.key")));
        this.ledger = ledger;
        this.people = people;
        this.links = new LinkReader(codes, ORIGIN);
        this.forms = new HmacLinks(KeyRing.in(folder.resolve("forms.key")));
        this.callbacks = new Callbacks(ledger, new AesVault(KeyRing.in(folder.resolve("vault.key"))), workflows);
        this.post = new Post(
                ledger,
                people,
                Outbox.in(folder.resolve("outbox"), clock),
                new Effects(ledger, clock),
                new LinkMinter(codes, ORIGIN),
                Address.here(() -> door.get().toString()));
    }

    /// What the machine calls.
    RequestApproval request() {
        return new RequestApproval(ledger, people, post, callbacks);
    }

    SweepApprovals sweep() {
        return new SweepApprovals(ledger, post, callbacks);
    }

    People people() {
        return people;
    }

    Post post() {
        return post;
    }

    Callbacks callbacks() {
        return callbacks;
    }

    /// One person's word on a plan.
    public DecideApproval decide() {
        return new DecideApproval(ledger, people, callbacks);
    }

    /// What waits for somebody, or what they asked for.
    public ListApprovals list() {
        return new ListApprovals(ledger, people);
    }

    /// All that somebody needs to see before they decide.
    public ReadReview review() {
        return new ReadReview(ledger, people);
    }

    /// Reads the links in mails.
    public LinkReader links() {
        return links;
    }

    /// What stands behind the pages and routes about approvals.
    ReviewSteps reviewSteps(Metrics metrics) {
        var tokens = new FormTokens(new LinkMinter(forms, ORIGIN), new LinkReader(forms, ORIGIN));
        return new ReviewSteps(
                review(),
                new ReadAlarms(metrics),
                decide(),
                list(),
                new RefuseLink(ledger),
                links,
                tokens,
                Gateway.SIGN_IN);
    }
}
