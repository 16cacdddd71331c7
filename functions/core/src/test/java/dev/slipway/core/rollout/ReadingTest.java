package dev.slipway.core.rollout;

import static dev.slipway.core.Samples.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Scene;
import dev.slipway.core.approval.Desk;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.step.Change;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What people are shown: a plan's story, and the endpoints.
class ReadingTest {
    private final Scene scene = new Scene();

    @Test
    void tellsTheWholeStoryToWhoeverAskedForIt() {
        var plan = scene.allowed(Scene.LLAMA);

        var story = read(Scene.ALICE, 0);

        assertThat(story).hasValueSatisfying(it -> {
            assertThat(it.record()).isEqualTo(scene.record(plan));
            assertThat(it.endpoint()).hasValue(scene.endpoint());
            assertThat(it.events()).extracting(AuditEvent::type).containsExactly("IntentAccepted", "PlanMade", "PlanJudged");
        });
    }

    @Test
    void tellsOfNoEndpointWhereThereIsNone() {
        scene.accepted(Scene.LLAMA);

        assertThat(read(Scene.ALICE, 0)).hasValueSatisfying(it -> assertThat(it.endpoint()).isEmpty());
    }

    @Test
    void hidesAnotherPersonsPlanLikeOneThatNeverWas() {
        scene.accepted(Scene.LLAMA);

        assertThat(read(new Person("bob"), 0)).isEqualTo(read(new Person("bob"), 99)).isEmpty();
        assertThat(read(Desk.FRANK, 0)).isEmpty();
        assertThat(read(new Person("nobody"), 0)).isEmpty();
    }

    @Test
    void showsEveryPlanToWhoeverOperatesLeadsOrAudits() {
        scene.accepted(Scene.LLAMA);
        var grace = new Person("grace");
        scene.desk.with(Desk.member("grace", List.of("auditors")));

        assertThat(List.of(Desk.DAVE, Desk.ERIN, grace)).allSatisfy(one -> assertThat(read(one, 0)).isEqualTo(read(Scene.ALICE, 0)).isPresent());
    }

    @Test
    void hidesThePlansFromWhoeverOperatesNoLonger() {
        scene.accepted(Scene.LLAMA);
        scene.desk.without(Desk.DAVE);

        assertThat(read(Desk.DAVE, 0)).isEmpty();
    }

    @Test
    void showsAPlanToWhoeverDecidesAboutItAndToNobodyElse() {
        scene.desk.with(Desk.member("grace", List.of("developers")));
        var asked = scene.desk.needed();
        scene.desk.ask(asked, "t1");
        scene.accepted(Scene.LLAMA);

        assertThat(read(Desk.CAROL, 0)).hasValueSatisfying(it -> assertThat(it.record().id()).isEqualTo(asked));
        assertThat(read(new Person("grace"), 0)).isEmpty();
        assertThat(read(Desk.CAROL, 1)).isEmpty();
    }

    @Test
    void tellsMoreEventsThanFitOnAPage() {
        var plan = scene.accepted(Scene.LLAMA);
        for (int i = 0; i < 250; i++) {
            scene.store.commit(Change.of(plan.run()).tell(new Told(scene.now, "Happened", "Test", Canonical.Fields.NONE)));
        }

        assertThat(read(Scene.ALICE, 0).orElseThrow().events())
                .extracting(AuditEvent::sequence)
                .hasSize(251)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void listsEndpointsWithWhatTheirEnvironmentsSpend() {
        scene.allowed(Scene.LLAMA);

        var page = list(Optional.empty(), 100);

        assertThat(page.endpoints()).containsExactly(scene.endpoint());
        assertThat(page.next()).isEmpty();
        assertThat(page.spending())
                .extracting(ListEndpoints.Spending::reserved)
                .containsExactly(UsdPerHour.ZERO, usd("1.1267"), UsdPerHour.ZERO);
        assertThat(page.spending().get(1).cap()).isEqualTo(usd("60"));
    }

    @Test
    void listsEndpointsPageByPage() {
        for (var app : new String[] {"c", "a", "b"}) {
            scene.allowed("deploy llama-3.1 8B for app-" + app);
        }

        var first = list(Optional.empty(), 2);
        var second = list(first.next(), 2);

        assertThat(first.endpoints()).extracting(e -> e.app().value()).containsExactly("app-a", "app-b");
        assertThat(second.endpoints()).extracting(EndpointRecord::app).extracting(Object::toString).containsExactly("app-c");
        assertThat(second.next()).isEmpty();
    }

    private Optional<ReadPlan.Story> read(Person caller, int plan) {
        return new ReadPlan(scene.ledger, () -> scene.desk.people).apply(new ReadPlan.Request(caller, Scene.planId(plan)), scene.now);
    }

    private ListEndpoints.Endpoints list(Optional<String> after, int limit) {
        return new ListEndpoints(scene.ledger, scene.policies).apply(new ListEndpoints.Request(after, limit), scene.now);
    }
}
