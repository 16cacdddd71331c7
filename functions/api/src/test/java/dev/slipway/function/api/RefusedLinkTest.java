package dev.slipway.function.api;

import static dev.slipway.core.approval.Desk.BOB;
import static dev.slipway.function.api.ReviewBench.form;
import static dev.slipway.function.api.ReviewBench.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Scene;
import dev.slipway.core.approval.Vote;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.rollout.DeployedPlans;
import dev.slipway.core.step.InterposedLedger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Every refused use of a link is in the audit with its reason, once, and before it is answered.
class RefusedLinkTest {
    private static final Map<String, String> YES = Map.of("decision", "approve", "confirmation", "chatbot-x");

    private final ReviewBench bench = new ReviewBench();
    private final PlanId plan = bench.scene.desk.asked();
    private final String path = bench.path(plan, 1, BOB);

    @Test
    void aStrangerWithSomebodysLink() {
        assertThat(often(open(path).as("dave"))).containsOnly(404);
        assertThat(often(form(path, "x=y", YES).as("dave"))).containsOnly(404);

        assertThat(refused()).containsExactly("dave Stranger");
        assertThat(events().getFirst().detail().values())
                .containsEntry("sent_to", new Canonical.Text("bob"))
                .containsEntry("round", new Canonical.Whole(1))
                .containsEntry("plan_hash", new Canonical.Text(bench.approval(plan).need().hash().value()));
    }

    @Test
    void somebodyWithoutASay() {
        assertThat(often(form(path, "x=y", YES).as("alice"))).containsOnly(403);

        assertThat(refused()).containsExactly("alice Author");
    }

    @Test
    void aLinkAloneWherePeopleSignIn() {
        var large = bench.scene.desk.largeAsked();

        assertThat(often(form(bench.path(large, 1, BOB), "x=y", YES))).containsOnly(401);
        assertThat(refused(large)).containsExactly("Link NotSignedIn");
    }

    @Test
    void theirOwnAfterALinkAloneWasRefused() {
        assertThat(bench.send(form(path, "x=y", YES)).status()).isEqualTo(403);
        assertThat(bench.send(form(path, "x=y", YES).as("bob")).status()).isEqualTo(403);

        assertThat(refused()).containsExactly("Link StaleForm", "bob StaleForm");
        assertThat(events()).extracting(event -> text(event, "way")).containsExactly("Link", "Signed-in");
        assertThat(events()).extracting(event -> text(event, "sent_to")).containsExactly("bob", "bob");
    }

    @Test
    void aLinkWhoseTimeIsOverWithItsHeadersNotCountedAsAUse() {
        bench.scene.now = bench.approval(plan).expires();
        assertThat(bench.send(new Asked("HEAD", path, "", Map.of(), Optional.empty(), "")).status()).isEqualTo(410);
        assertThat(refused()).isEmpty();

        assertThat(often(open(path))).containsOnly(410);

        assertThat(refused()).containsExactly("Link Expired");
    }

    @Test
    void aFormOfAnotherBrowserOrAnotherSite() {
        var page = FormPage.of(bench.send(open(path)));

        assertThat(often(form(path, "x=y", page.with(YES)))).containsOnly(403);
        assertThat(often(form(path, page.cookie(), page.with(YES)).with("sec-fetch-site", "cross-site"))).containsOnly(403);
        assertThat(often(ReviewBench.sent("/review/nobodys", "decision=approve").with("sec-fetch-site", "cross-site"))).containsOnly(403);

        assertThat(refused()).containsExactly("Link StaleForm", "Link OtherSite");
    }

    @Test
    void aDecisionByALinkOfAnEarlierRound() {
        var page = FormPage.of(bench.send(open(path)));
        bench.anotherRound(plan);

        assertThat(often(form(path, page.cookie(), page.with(YES)))).containsOnly(409);

        assertThat(refused()).containsExactly("Link OlderRound");
    }

    @Test
    void aDecisionAfterAnotherOne() {
        var page = FormPage.of(bench.send(open(path)));
        bench.scene.desk.say(plan, BOB, Vote.Decision.REJECT);

        assertThat(often(form(path, page.cookie(), page.with(YES)))).containsOnly(409);

        assertThat(refused()).containsExactly("Link DecidedBefore");
    }

    @Test
    void aDecisionAboutWhatWasOvertaken() {
        var page = FormPage.of(bench.send(open(path)));
        bench.scene.audit(DeployedPlans.deployed(bench.scene, Scene.LLAMA));

        assertThat(often(form(path, page.cookie(), page.with(YES)))).containsOnly(409);

        assertThat(refused()).containsExactly("Link DecidedBefore");
    }

    @Test
    void whatIsNoRefusalIsNone() {
        var page = FormPage.of(bench.send(open(path)));
        bench.send(form(path, page.cookie(), page.with(Map.of("decision", "approve", "confirmation", "chatbot"))));
        bench.send(form(path, page.cookie(), page.with(YES)));
        bench.send(form(path, page.cookie(), page.with(YES)));
        bench.send(open(path));
        bench.send(open("/review/nobodys"));

        assertThat(refused()).isEmpty();
    }

    @Test
    void manyPeopleAddAHundredAndTheLastSaysSo() {
        for (int i = 0; i < 150; i++) {
            bench.send(open(path).as("stranger-" + i));
        }

        assertThat(events()).hasSize(100);
        assertThat(events().subList(0, 99)).allMatch(event -> text(event, "last").equals("false"));
        assertThat(text(events().getLast(), "last")).isEqualTo("true");
    }

    @Test
    void whatCannotBeWrittenDownIsNotAnswered() {
        var away = new InterposedLedger(bench.scene.store, () -> {
            throw new Unavailable("the store is away");
        });

        assertThat(open(path).as("dave").to(bench.over(away)).status()).isEqualTo(503);
    }

    private List<Integer> often(Asked asked) {
        return IntStream.range(0, 5).mapToObj(_ -> bench.send(asked).status()).toList();
    }

    private List<AuditEvent> events() {
        return bench.events(plan).stream().filter(event -> event.type().equals("LinkRefused")).toList();
    }

    private List<String> refused() {
        return refused(plan);
    }

    private List<String> refused(PlanId of) {
        return bench.events(of).stream()
                .filter(event -> event.type().equals("LinkRefused"))
                .map(event -> event.actor() + " " + text(event, "why"))
                .toList();
    }

    private static String text(AuditEvent event, String name) {
        return event.detail().values().get(name) instanceof Canonical.Text(var value) ? value : "";
    }
}
