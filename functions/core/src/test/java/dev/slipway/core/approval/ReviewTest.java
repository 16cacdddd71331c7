package dev.slipway.core.approval;

import static dev.slipway.core.approval.Desk.BOB;
import static dev.slipway.core.approval.Desk.CAROL;
import static dev.slipway.core.approval.Desk.DAVE;
import static dev.slipway.core.approval.Desk.ERIN;
import static dev.slipway.core.approval.Desk.FRANK;
import static dev.slipway.core.approval.Vote.Decision.APPROVE;
import static dev.slipway.core.approval.Vote.Decision.REJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.checkpoint.CheckpointHead;
import dev.slipway.core.checkpoint.Logbook;
import dev.slipway.core.rollout.CancelPlan;
import dev.slipway.core.step.MemoryArchive;
import dev.slipway.core.Scene;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.model.Finding;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.model.Environment;
import dev.slipway.core.step.Change;
import dev.slipway.core.rollout.DeployedPlans;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people see of an approval: the review, the list, the mail.
class ReviewTest {
    private final Scene scene = new Scene();
    private final Desk desk = scene.desk;

    @Test
    void isShownToWhoeverMayDecideWasAskedOrAskedForIt() {
        var plan = desk.asked();
        desk.with(Desk.member("carol", List.of("developers")));
        desk.with(Desk.member("bob", List.of("approvers"), "frank"));

        assertThat(standing(plan, BOB)).isEqualTo(new Standing.Entitled(BOB));
        assertThat(standing(plan, FRANK)).isEqualTo(new Standing.Entitled(BOB));
        assertThat(standing(plan, CAROL)).isEqualTo(new Standing.Barred(Standing.Why.NO_MEMBER));
        assertThat(standing(plan, Scene.ALICE)).isEqualTo(new Standing.Barred(Standing.Why.AUTHOR));
        assertThat(desk.review(plan, DAVE, Optional.empty())).isEmpty();
        assertThat(desk.review(Scene.planId(99), BOB, Optional.empty())).isEmpty();
    }

    @Test
    void opensWithAnyLinkThatWasEverIssuedToThisPerson() {
        var plan = desk.asked();
        var old = desk.link(plan, 1, BOB);
        scene.pass(Round.LENGTH);
        desk.ask(plan, "t2");

        assertThat(desk.review(plan, BOB, Optional.of(old))).isPresent();
        assertThat(desk.review(plan, CAROL, Optional.of(old))).isEmpty();
    }

    @Test
    void tellsOnceThatAnApproverLooked() {
        var plan = desk.asked();
        var link = Optional.of(desk.link(plan, 1, BOB));
        desk.review(plan, BOB, link);
        desk.review(plan, BOB, Optional.empty());
        long commits = scene.store.commits();

        desk.review(plan, BOB, link);
        desk.review(plan, BOB, Optional.empty());
        desk.review(plan, Scene.ALICE, Optional.empty());

        assertThat(scene.store.commits()).isEqualTo(commits);
        assertThat(looks(plan)).containsExactly("bob Link ", "bob Signed-in ");
    }

    @Test
    void namesNobodyWhoShowedALinkAloneWherePeopleSignIn() {
        var plan = desk.largeAsked();
        var link = Optional.of(desk.link(plan, 1, BOB));

        desk.review(plan, BOB, link);
        desk.review(plan, BOB, Optional.empty());
        desk.review(plan, BOB, link);

        assertThat(looks(plan)).containsExactly("Link Link bob", "bob Signed-in ");
    }

    private List<String> looks(PlanId plan) {
        return scene.store.events(plan.run(), 0).stream()
                .filter(event -> event.type().equals("ReviewViewed"))
                .map(event -> "%s %s %s".formatted(event.actor(), text(event, "way"), text(event, "sent_to")))
                .toList();
    }

    private static String text(AuditEvent event, String name) {
        return event.detail().values().get(name) instanceof Canonical.Text(var value) ? value : "";
    }

    @Test
    void showsWhatChangesAgainstWhatRunsNow() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var plan = desk.asked();

        var diff = desk.review(plan, BOB, Optional.empty()).orElseThrow().diff();

        assertThat(diff.generation()).hasValue(1);
        assertThat(diff.lines())
                .containsExactly(
                        line("instance type", "ml.g6.xlarge", "ml.g6e.12xlarge"),
                        line("instances", "1", "2"),
                        line(
                                "rollout of updates",
                                "all at once, the old fleet kept for 300 s, given up after 3600 s",
                                "1 of 2 instances (50 % of the traffic) first, where 20 % was asked for, watched for 300 s, "
                                        + "the old fleet kept for 300 s, given up after 3600 s"),
                        line("cost", "1.1267 USD/h", "26.20 USD/h"));
    }

    @Test
    void showsAllOfAFirstDeploymentAsNew() {
        var plan = desk.asked();

        var diff = desk.review(plan, BOB, Optional.empty()).orElseThrow().diff();

        assertThat(diff.generation()).isEmpty();
        assertThat(diff.lines())
                .allMatch(line -> line.before().isEmpty())
                .extracting(PlanDiff.Line::field)
                .containsExactly(
                        "model",
                        "image",
                        "instance type",
                        "instances",
                        "NIM_MAX_MODEL_LEN",
                        "NIM_SERVED_MODEL_NAME",
                        "NIM_TENSOR_PARALLEL_SIZE",
                        "rollout of updates",
                        "alarm 1",
                        "alarm 2",
                        "alarm 3",
                        "image name",
                        "application",
                        "environment",
                        "account",
                        "region",
                        "role",
                        "registry",
                        "policy bundle",
                        "cost");
    }

    @Test
    void listsToEachPersonWhatConcernsThem() {
        var plan = desk.asked();

        assertThat(desk.waiting(BOB)).extracting(ListApprovals.Item::mayVote).containsExactly(true);
        assertThat(desk.waiting(FRANK)).extracting(ListApprovals.Item::mayVote).containsExactly(true);
        assertThat(desk.waiting(Scene.ALICE)).singleElement().satisfies(item -> {
            assertThat(item.mayVote()).isFalse();
            assertThat(item.requested()).isTrue();
            assertThat(item.record().id()).isEqualTo(plan);
        });
        assertThat(desk.waiting(DAVE)).isEmpty();
        assertThat(desk.waiting(ERIN)).isEmpty();
    }

    @Test
    void listsNothingThatWasSaidOrDecidedOrIsTooOld() {
        var plan = desk.largeAsked();
        desk.say(plan, CAROL, APPROVE);
        assertThat(desk.waiting(CAROL)).isEmpty();

        desk.say(plan, FRANK, APPROVE);
        assertThat(desk.waiting(BOB)).isEmpty();

        var late = desk.neededInProd(Scene.LLAMA);
        desk.ask(late, "u1");
        scene.pass(Round.LENGTH.multipliedBy(3));
        assertThat(desk.waiting(BOB)).isEmpty();
    }

    @Test
    void asksAgainForASeatWhoseDelegateIsOneNoMore() {
        var plan = desk.largeAsked();
        desk.say(plan, FRANK, APPROVE);
        desk.with(Desk.member("bob", List.of("approvers", "finance"), "carol"));

        assertThat(desk.waiting(BOB)).singleElement().satisfies(item -> {
            assertThat(item.mayVote()).isTrue();
            assertThat(item.tally().approving()).isZero();
            assertThat(item.tally().words()).extracting(Tally.Word::lapsed).containsExactly(Optional.of(Standing.Why.NO_DELEGATE));
        });
        scene.pass(Round.LENGTH);
        desk.ask(plan, "t2");
        assertThat(desk.mailed(plan, 2)).contains("bob");
    }

    @Test
    void asksNobodyTwiceWhoseWordCountsNoMore() {
        var plan = desk.largeAsked();
        desk.say(plan, CAROL, APPROVE);
        desk.with(Desk.member("carol", List.of("developers")));
        scene.pass(Round.LENGTH);
        desk.ask(plan, "t2");

        assertThat(desk.waiting(CAROL)).isEmpty();
        assertThat(desk.mailed(plan, 2)).doesNotContain("carol");
        assertThat(desk.review(plan, CAROL, Optional.empty()).orElseThrow().tally().of(CAROL).flatMap(Tally.Word::lapsed))
                .hasValue(Standing.Why.NO_MEMBER);
    }

    @Test
    void tellsWhoeverHoldsALetterThatItWasCalledOffAndWhy() {
        var plan = desk.asked();
        new CancelPlan(scene.ledger, scene.policies, () -> desk.people, desk.callbacks())
                .apply(new CancelPlan.Request(Scene.ALICE, plan.value(), Optional.of("the numbers changed")), scene.now);

        scene.audit(plan);

        assertThat(desk.mail.letters())
                .filteredOn(letter -> letter.name().contains("-end-"))
                .hasSize(3)
                .extracting(Letter::to)
                .containsExactlyInAnyOrder("alice@example.com", "bob@example.com", "carol@example.com");
        assertThat(desk.mail.letters())
                .filteredOn(letter -> letter.name().contains("-end-"))
                .allSatisfy(letter -> assertThat(letter.body()).contains("cancelled by alice\n    > the numbers changed"));
    }

    @Test
    void listsNothingThatIsOvertakenAndNobodyWroteThatDown() {
        var plan = desk.asked();

        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));

        assertThat(desk.waiting(BOB)).isEmpty();
        assertThat(desk.waiting(Scene.ALICE)).isEmpty();
        assertThat(desk.approval(plan).isPending()).isTrue();
    }

    @Test
    void showsAsEndedWhatIsOverAndNobodyWroteThatDown() {
        var overtaken = desk.asked();
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        var late = desk.neededInProd(Scene.LLAMA);
        desk.ask(late, "u1");
        var open = desk.review(late, BOB, Optional.empty()).orElseThrow();
        scene.now = desk.approval(late).expires();

        assertThat(open.approval().state()).isEqualTo(ApprovalState.PENDING);
        assertThat(desk.review(overtaken, BOB, Optional.empty()).orElseThrow().approval().state())
                .isEqualTo(ApprovalState.SUPERSEDED);
        assertThat(desk.review(late, BOB, Optional.empty()).orElseThrow().approval().state()).isEqualTo(ApprovalState.EXPIRED);
        assertThat(desk.approval(late).isPending()).isTrue();
    }

    @Test
    void isMailedWithEverythingThatADecisionNeeds() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        new Logbook().checkpoint(scene.ledger, new MemoryArchive());
        var plan = desk.asked();

        var letter = desk.letter(plan, 1, BOB);

        assertThat(letter.to()).isEqualTo("bob@example.com");
        assertThat(letter.subject()).isEqualTo("Slipway: approve chatbot-x in staging: 26.20 USD/h (round 1/3)");
        assertThat(letter.body())
                .startsWith("alice asks for this, and 1 person of approvers must agree.")
                .contains("deploy meta/llama-3.1-8b-instruct on 2 x ml.g6e.12xlarge")
                .contains("26.20 USD/h now, 27.3267 USD/h at worst while traffic moves; price of 2026-11-01")
                .contains(scene.deployment(plan).hash().value())
                .contains("PeopleApproveCost (-): 26.20 USD/h; accepted is at most 25.00 USD/h without a person")
                .contains("traffic  1 of 2 instances (50 % of the traffic) first, where 20 % was asked for")
                .contains("generation 1")
                .contains("instances: 1 -> 2")
                .contains("open until 2026-11-22T10:00:00Z")
                .contains("Newest checkpoint of the audit: "
                        + CheckpointHead.newest(scene.ledger).orElseThrow().sentence())
                .contains("  > deploy llama-3.1 8B for chatbot-x on ml.g6e.12xlarge")
                .containsOnlyOnce("http://127.0.0.1:8787/review/");
    }

    @Test
    void isMailedWithTimesToTheSecond() {
        scene.pass(Duration.ofMillis(250));
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));
        new Logbook().checkpoint(scene.ledger, new MemoryArchive());

        var letter = desk.letter(desk.asked(), 1, BOB);

        assertThat(letter.body()).contains("open until 2026-11-22T10:00:00Z").doesNotContainPattern("[.][0-9]+Z");
    }

    @Test
    void isMailedForARemovalToo() {
        desk.neededInProd(Scene.LLAMA);
        var subject = "Slipway: approve chatbot-x in prod: removal (round 1/3)";
        var prod = EndpointRecord.key(Scene.APP, new Environment("prod"));
        scene.store.commit(Change.of(Scene.planId(50).run())
                .write(scene.store.read(prod), EndpointRecord.vacant(Scene.APP, new Environment("prod"))));
        var plan = desk.neededInProd(Scene.UNDEPLOY);
        desk.ask(plan, "t1");

        assertThat(desk.letter(plan, 1, BOB).subject()).isEqualTo(subject);
        assertThat(desk.letter(plan, 1, BOB).body()).contains("remove what runs", "traffic  ends when").contains("nothing from then on");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "deploy llama-3.1 8B for chatbot-x on ml.g6e.12xlarge with 2 instances under $30 per hour\r\nBcc: all@example.com",
        "deploy llama-3.1 8B for chatbot-x on ml.g6e.12xlarge with 2 instances under $30 per hour http://127.0.0.1:8787/review/fake\n\nLook at it and decide:"
    })
    void isMailedWithWhatOthersWroteOnOneLineAsTheirs(String sentence) {
        var plan = scene.planned(sentence);
        scene.guard(plan);
        desk.ask(plan, "t1");

        var letter = desk.letter(plan, 1, BOB);

        assertThat(letter.body().lines().filter(line -> line.contains("30 per hour")))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("  > deploy"));
        assertThat(letter.body().lines().filter(line -> line.equals("Look at it and decide:"))).hasSize(1);
        assertThat(letter.body()).doesNotContain("\r");
    }

    @Test
    void tellsTheRequesterHowItEnded() {
        var plan = desk.asked();
        desk.say(plan, CAROL, REJECT);

        scene.audit(plan);
        scene.audit(plan);

        var letter = desk.mail.letters().stream()
                .filter(each -> each.to().equals("alice@example.com"))
                .toList();
        assertThat(letter).singleElement().satisfies(it -> {
            assertThat(it.subject()).isEqualTo("Slipway: chatbot-x in staging: Denied");
            assertThat(it.body()).contains("rejected by carol").contains("carol: Reject\n    > because");
        });
    }

    @Test
    void tellsNobodyOfPlansThatNeededNobody() {
        scene.audit(DeployedPlans.deployed(scene, Scene.LLAMA));

        assertThat(desk.mail.letters()).isEmpty();
    }

    @Test
    void keepsAllThatTheRulesSaid() {
        var plan = desk.asked();

        assertThat(desk.approval(plan).need().findings())
                .extracting(Finding::rule)
                .containsExactly("PeopleApproveCost");
    }

    private Standing standing(PlanId plan, Person person) {
        return desk.review(plan, person, Optional.empty()).orElseThrow().standing();
    }

    private static PlanDiff.Line line(String field, String before, String after) {
        return new PlanDiff.Line(field, Optional.of(before), Optional.of(after));
    }
}
