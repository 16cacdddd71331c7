package dev.slipway.core.guard;

import static dev.slipway.core.Samples.usd;
import static dev.slipway.core.approval.Vote.Decision.APPROVE;
import static dev.slipway.core.approval.Vote.Decision.REJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Scene;
import dev.slipway.core.approval.ApprovalState;
import dev.slipway.core.approval.Desk;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.rollout.DeployedPlans;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The guard's second look, with what people said in the case.
class ApprovedPlanTest {
    private final Scene scene = new Scene();
    private final Desk desk = scene.desk;

    @Test
    void isAllowedWhenEverythingElseStillHolds() {
        var plan = approved();

        var verdict = scene.guard(plan);

        assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
        assertThat(scene.record(plan).status()).isEqualTo(PlanStatus.ALLOWED);
        assertThat(scene.budget().share(plan)).hasValue(usd("26.2"));
        assertThat(scene.endpoint().owner()).hasValue(plan.run());
    }

    @Test
    void namesInTheVerdictWhatPeopleSaid() {
        var plan = approved();
        scene.guard(plan);

        var judged = judgements(plan);

        assertThat(judged.getFirst().detail().values()).doesNotContainKey("approval");
        assertThat(judged.getLast().detail().values()).containsEntry("verdict", new Canonical.Text("Allowed"));
        var digest = text(judged.getLast().detail().values().get("approval"));
        assertThat(new String(scene.evidence.fetch(new Digest(digest)).orElseThrow(), StandardCharsets.UTF_8))
                .contains("\"person\":\"bob\"")
                .contains("\"state\":\"Approved\"")
                .contains(scene.deployment(plan).hash().value());
    }

    @Test
    void isStillAskedAboutUntilPeopleHaveDecided() {
        var plan = desk.asked();
        long commits = scene.store.commits();

        assertThat(scene.guard(plan)).isInstanceOf(Verdict.NeedsApproval.class);
        assertThat(scene.store.commits()).isEqualTo(commits);
    }

    @Test
    void answersTheSameWhenItsSecondAnswerWasLost() {
        var plan = approved();
        var lost = scene.guard(plan);
        long commits = scene.store.commits();
        scene.prices = (region, type) -> {
            throw new Unavailable("nobody asks again");
        };

        assertThat(scene.guard(plan)).isEqualTo(lost);
        assertThat(scene.store.commits()).isEqualTo(commits);
    }

    @Test
    void isDeniedForAPriceThatRoseMeanwhile() {
        var plan = approved();
        scene.prices = (region, type) -> Scene.listed("13.2");

        assertThat(deniedBy(plan)).contains("PriceUnchanged");
        assertThat(scene.record(plan).reason()).hasValue("approved by people, and then refused by policy");
        assertThat(scene.budget()).isEqualTo(Budget.UNTOUCHED);
    }

    @Test
    void isDeniedForABudgetThatWasSpentMeanwhile() {
        var plan = approved();
        for (var app : List.of("a", "b", "c")) {
            scene.allowed("deploy llama-3.1 8B for app-%s on ml.g6e.12xlarge".formatted(app));
        }

        assertThat(deniedBy(plan)).containsExactly("CostWithinEnvironment");
    }

    @Test
    void isDeniedWhenWhoeverApprovedHasNoSayAnyMore() {
        var plan = approved();
        desk.with(Desk.member("bob", List.of("developers")));

        assertThat(deniedBy(plan)).containsExactly("ApprovalHolds");
    }

    @Test
    void isDeniedWhenItWasApprovedTooLongAgo() {
        var plan = approved();
        scene.pass(Duration.ofMinutes(61));

        assertThat(deniedBy(plan)).containsExactly("PlanRecent");
    }

    @Test
    void isAllowedHoweverLongPeopleThought() {
        var plan = desk.asked();
        scene.pass(Duration.ofHours(23));
        desk.say(plan, Desk.BOB, APPROVE);
        scene.pass(Duration.ofMinutes(60));

        assertThat(scene.guard(plan)).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void isDeniedWhenSomethingElseRunsNow() {
        var plan = approved();
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));

        assertThat(deniedBy(plan)).containsExactly("ApprovalHolds");
    }

    @Test
    void isDeniedWhenItWasRejected() {
        var plan = desk.asked();
        desk.say(plan, Desk.BOB, REJECT);

        assertThat(desk.approval(plan).state()).isEqualTo(ApprovalState.REJECTED);
        assertThat(scene.guard(plan)).isInstanceOf(Verdict.Denied.class);
    }

    @Test
    void needsTwoPeopleWhereItIsLarge() {
        var plan = desk.largeAsked();
        desk.say(plan, Desk.CAROL, APPROVE);
        assertThat(scene.guard(plan)).isInstanceOf(Verdict.NeedsApproval.class);

        desk.say(plan, Desk.ERIN, APPROVE);

        assertThat(scene.guard(plan)).isInstanceOf(Verdict.Allowed.class);
    }

    private PlanId approved() {
        var plan = desk.asked();
        desk.say(plan, Desk.BOB, APPROVE);
        return plan;
    }

    private List<String> deniedBy(PlanId plan) {
        assertThat(scene.guard(plan)).isInstanceOf(Verdict.Denied.class);
        return Stream.of(judgements(plan).getLast().detail().values().get("rules"))
                .map(Canonical.Items.class::cast)
                .flatMap(rules -> rules.values().stream())
                .map(ApprovedPlanTest::text)
                .filter(rule -> !rule.startsWith("PeopleApprove"))
                .toList();
    }

    private static String text(@Nullable Canonical value) {
        return value instanceof Canonical.Text text ? text.value() : "";
    }

    private List<AuditEvent> judgements(PlanId plan) {
        return scene.store.events(plan.run(), 0).stream()
                .filter(event -> event.type().equals("PlanJudged"))
                .toList();
    }
}
