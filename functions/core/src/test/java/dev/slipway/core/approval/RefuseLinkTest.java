package dev.slipway.core.approval;

import static dev.slipway.core.approval.Desk.BOB;
import static dev.slipway.core.approval.Desk.DAVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.core.Scene;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.PlanId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefuseLinkTest {
    private static final String STRANGER = RefusedUses.Why.STRANGER.word();

    private final Scene scene = new Scene();
    private final Desk desk = scene.desk;
    private final PlanId plan = desk.asked();
    private final Link link = desk.link(plan, 1, BOB);

    @Test
    void tellsALinkThatNoLetterHasAsSuchWhateverElseIsWrongWithIt() {
        var other = new Link(
                link.purpose(), plan, 1, BOB, link.hash(), link.issued(), link.expires(), Nonce.of(new byte[16]), link.key());

        assertThat(refuse(other)).isEqualTo(RefuseLink.Answer.TOLD);
        assertThat(whys()).containsExactly(new Canonical.Text("NotIssued"));
    }

    @Test
    void tellsNothingOfAPlanAboutWhichNobodyWasAsked() {
        var nowhere = Scene.planId(99);
        var other = new Link(
                link.purpose(), nowhere, 1, BOB, link.hash(), link.issued(), link.expires(), link.nonce(), link.key());

        assertThat(refuse(other)).isEqualTo(RefuseLink.Answer.NO_PLAN);
        assertThat(scene.told(nowhere)).isEmpty();
    }

    @Test
    void namesNobodyWhereOnlyTheLinkIsKnown() {
        var steps = new RefuseLink(scene.ledger);

        steps.apply(new RefuseLink.Request(link, Optional.empty(), STRANGER), scene.now);
        steps.apply(new RefuseLink.Request(link, Optional.of(BOB), STRANGER), scene.now);
        steps.apply(new RefuseLink.Request(link, Optional.empty(), STRANGER), scene.now);

        assertThat(scene.store.events(plan.run(), 0))
                .filteredOn(event -> event.type().equals("LinkRefused"))
                .extracting(event -> event.actor(), event -> event.detail().values().get("way"), event -> event.detail().values().get("sent_to"))
                .containsExactly(
                        tuple("Link", new Canonical.Text("Link"), new Canonical.Text("bob")),
                        tuple("bob", new Canonical.Text("Signed-in"), new Canonical.Text("bob")));
    }

    @Test
    void tellsOnceWhatManyTryAtTheSameTime() throws Exception {
        List<Callable<RefuseLink.Answer>> tries = Stream.generate(() -> (Callable<RefuseLink.Answer>) () -> refuse(link)).limit(50).toList();

        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(tries)).extracting(Future::resultNow).containsOnlyOnce(RefuseLink.Answer.TOLD);
        }

        assertThat(whys()).hasSize(1);
    }

    private RefuseLink.Answer refuse(Link used) {
        return new RefuseLink(scene.ledger).apply(new RefuseLink.Request(used, Optional.of(DAVE), STRANGER), scene.now);
    }

    private List<Canonical> whys() {
        return scene.store.events(plan.run(), 0).stream()
                .filter(event -> event.type().equals("LinkRefused"))
                .map(event -> event.detail().values().get("why"))
                .toList();
    }
}
