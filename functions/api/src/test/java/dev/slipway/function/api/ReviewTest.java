package dev.slipway.function.api;

import static dev.slipway.core.approval.Desk.BOB;
import static dev.slipway.core.approval.Desk.CAROL;
import static dev.slipway.function.api.ReviewBench.form;
import static dev.slipway.function.api.ReviewBench.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Scene;
import dev.slipway.core.approval.ApprovalState;
import dev.slipway.core.approval.DecideApproval;
import dev.slipway.core.approval.Desk;
import dev.slipway.core.approval.Member;
import dev.slipway.core.approval.People;
import dev.slipway.core.approval.Vote;
import dev.slipway.core.checkpoint.CheckpointHead;
import dev.slipway.core.checkpoint.Logbook;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.rollout.CancelPlan;
import dev.slipway.core.rollout.DeployedPlans;
import dev.slipway.core.step.MemoryArchive;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `GET|HEAD|POST /review/{token}`, as a browser uses it.
class ReviewTest {
    private static final Map<String, String> YES = Map.of("decision", "approve", "confirmation", "chatbot-x", "reason", "");
    private static final Map<String, String> NO = Map.of("decision", "reject", "confirmation", "chatbot-x", "reason", "too dear\r\nfor us");

    private final ReviewBench bench = new ReviewBench();
    private final PlanId plan = bench.scene.desk.asked();
    private final String path = bench.path(plan, 1, BOB);

    @Test
    void openingALinkShowsThePlanAndDecidesNothing() {
        new Logbook().checkpoint(bench.scene.ledger, new MemoryArchive());
        var checkpoint = CheckpointHead.newest(bench.scene.ledger).orElseThrow().sentence();
        var first = bench.send(open(path));
        var second = bench.send(open(path));

        assertThat(List.of(first.status(), second.status())).containsExactly(200, 200);
        assertThat(first.text())
                .contains("meta/llama-3.1-8b-instruct", "chatbot-x", "staging", "in account 000000000000, us-east-1", "ml.g6e.12xlarge", "written by <b>alice</b>", checkpoint)
                .contains("PeopleApproveCost", "Your word is asked for", bench.approval(plan).need().hash().value());
        assertThat(bench.approval(plan).state()).isEqualTo(ApprovalState.PENDING);
        assertThat(bench.told(plan)).containsOnlyOnce("ReviewViewed").doesNotContain("VoteRecorded");
    }

    @Test
    void askingForTheHeadersAloneIsNoLook() {
        var head = bench.send(head(path));
        var options = bench.send(new Asked("OPTIONS", path, "", Map.of(), Optional.empty(), ""));

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
        assertThat(options.status()).isEqualTo(204);
        assertThat(bench.told(plan)).doesNotContain("ReviewViewed");
    }

    @Test
    void theHeadersAloneAreThoseOfThePageWithItsLength() {
        opened();
        var page = bench.send(open(path));

        var head = bench.send(head(path));

        var length = page.text().getBytes(StandardCharsets.UTF_8).length;
        var headers = new TreeMap<>(page.headers());
        headers.put("content-length", Integer.toString(length));
        assertThat(head.headers()).isEqualTo(headers).containsEntry("content-type", "text/html; charset=utf-8");
        assertThat(length).isGreaterThan(1_000);
        assertThat(head.cookies()).isEmpty();
    }

    @Test
    void theHeadersAloneSayHowItStandsAsThePageDoes() {
        opened();
        var first = statuses(path);
        bench.anotherRound(plan);
        var older = statuses(path);
        var second = bench.path(plan, 2, BOB);
        bench.scene.desk.say(plan, BOB, Vote.Decision.REJECT);
        var decided = statuses(second);
        bench.scene.now = bench.approval(plan).expires();

        assertThat(first).containsExactly(200, 200);
        assertThat(older).containsExactly(409, 409);
        assertThat(decided).containsExactly(200, 200);
        assertThat(statuses(second)).containsExactly(410, 410);
    }

    @Test
    void theHeadersAloneSayThatItWasOvertakenOrIsNobodysBusiness() {
        var others = bench.send(head(path).as("dave"));
        bench.scene.audit(DeployedPlans.deployed(bench.scene, Scene.LLAMA));
        bench.scene.desk.say(plan, CAROL, Vote.Decision.APPROVE);

        assertThat(List.of(others.status(), bench.send(open(path).as("dave")).status())).containsExactly(404, 404);
        assertThat(bench.approval(plan).state()).isEqualTo(ApprovalState.SUPERSEDED);
        assertThat(statuses(path)).containsExactly(409, 409);
    }

    @Test
    void aFormThatIsFilledInDecidesOnce() {
        var page = opened();

        var first = bench.send(form(path, page.cookie(), page.with(YES)));
        var again = bench.send(form(path, page.cookie(), page.with(YES)));
        var other = bench.send(form(path, page.cookie(), page.with(NO)));

        assertThat(List.of(first.status(), again.status(), other.status())).containsExactly(200, 200, 409);
        assertThat(first.text()).contains("Approved", "by bob").doesNotContain("<form");
        assertThat(first.text()).doesNotContain("What you sent was not recorded");
        assertThat(other.text()).contains("What you sent was not recorded", "Approved").doesNotContain("Rejected by");
        assertThat(bench.approval(plan).state()).isEqualTo(ApprovalState.APPROVED);
        assertThat(bench.told(plan)).containsOnlyOnce("VoteRecorded", "ApprovalDecided");
        assertThat(bench.send(open(path)).text()).contains("Approved").doesNotContain("<form");
    }

    @Test
    void aRejectionWithItsReasonIsReadByOthersAsTheirText() {
        var page = opened();

        var answer = bench.send(form(path, page.cookie(), page.with(NO)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(bench.approval(plan).votes().getFirst().reason()).contains("too dear\nfor us");
        assertThat(answer.text()).contains("too dear<br>for us").contains("Rejected");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',        chatbot-x, '',    Choose one of the two
            maybe,     chatbot-x, '',    Choose one of the two
            approve,   '',        '',    "Type the application"
            approve,   chatbot,   '',    "Type the application"
            approve,   approve,   '',    "Type the application"
            reject,    chatbot-x, '',    The reason is missing: say why
            reject,    chatbot-x, '   ', The reason
            """)
    void aFormThatIsNotFilledInIsShownAgainAndDecidesNothing(String decision, String confirmation, String reason, String complaint) {
        var page = opened();

        var answer = bench.send(form(
                path, page.cookie(), page.with(Map.of("decision", decision, "confirmation", confirmation, "reason", reason))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("Nothing was decided yet", complaint.replace("\"", ""), "<form");
        assertThat(bench.told(plan)).doesNotContain("VoteRecorded");
    }

    @Test
    void everythingThatKeepsAFormFromDecidingIsSaidAtOnce() {
        var page = opened();

        var no = bench.send(form(path, page.cookie(), page.with(Map.of("decision", "reject", "confirmation", "x", "reason", ""))));
        var none = bench.send(form(path, page.cookie(), page.with(Map.of("confirmation", "x", "reason", "y".repeat(1001)))));

        assertThat(no.text()).contains("Type the application", "The reason is missing");
        assertThat(none.text()).contains("Choose one of the two", "Type the application", "1001 characters");
    }

    @Test
    void whatWasFilledInStaysButTheConfirmation() {
        var page = opened();

        var answer = bench.send(form(
                path, page.cookie(), page.with(Map.of("decision", "reject", "confirmation", "chatbot", "reason", "</textarea><b>dear"))));

        assertThat(answer.text())
                .contains("value=\"reject\" checked", "&lt;/textarea&gt;&lt;b&gt;dear")
                .doesNotContain("value=\"chatbot\"");
    }

    @Test
    void theTypedNameIsTheApplicationsLetterForLetter() {
        var page = opened();

        for (var other : List.of("Chatbot-X", "CHATBOT-X", "chatbot\u2010x", "chatbot-\u0445", "")) {
            assertThat(bench.send(form(path, page.cookie(), page.with(Map.of("decision", "approve", "confirmation", other)))).status())
                    .as(other)
                    .isEqualTo(400);
        }
        assertThat(bench.send(form(path, page.cookie(), page.with(Map.of("decision", "approve", "confirmation", " chatbot-x "))))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aFieldOrAMethodThatIsNotAcceptedIsNamedOnce() {
        var page = opened();

        var field = bench.send(form(path, page.cookie(), page.with(Map.of("decision", "approve", "colour", "blue"))));
        var method = bench.send(new Asked("PUT", path, "", Map.of(), Optional.empty(), ""));

        assertThat(field.status()).isEqualTo(400);
        assertThat(field.text()).contains("not accepted: unknown field: colour.").doesNotContain("field body");
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.text()).contains("not accepted: wrong method: PUT.").doesNotContain("method method");
    }

    @Test
    void aPlanThatWasCalledOffSaysByWhomAndWhy() {
        new CancelPlan(bench.scene.ledger, bench.scene.policies, () -> bench.scene.desk.people, bench.scene.desk.callbacks())
                .apply(new CancelPlan.Request(Scene.ALICE, plan.value(), Optional.of("<b>changed</b>")), bench.scene.now);

        var page = bench.send(open(path));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("alice called it off before people decided", "&lt;b&gt;changed&lt;/b&gt;", "written by <b>alice</b>")
                .doesNotContain("<form", "The run ended");
    }

    @Test
    void aWordThatCountsNoMoreIsShownAsSuchAndLeavesTheSeatFree() {
        var large = bench.scene.desk.largeAsked();
        var link = bench.path(large, 1, BOB);
        bench.scene.desk.say(large, Desk.FRANK, Vote.Decision.APPROVE);
        var before = bench.send(open(link).as("bob"));
        bench.scene.desk.with(Desk.member("bob", List.of("approvers", "finance"), "carol"));

        var page = FormPage.of(bench.send(open(link).as("bob")));
        var shown = bench.send(open(link).as("bob"));
        var said = bench.send(form(link, page.cookie(), page.with(YES)).as("bob"));

        assertThat(before.text()).contains("Your seat has spoken", "1 of 2").doesNotContain("<form");
        assertThat(shown.text())
                .contains("Your word is asked for", "0 of 2 people have approved so far", "counts no more: frank is no delegate of bob any more", "not heard of yet: bob");
        assertThat(said.status()).isEqualTo(200);
        assertThat(said.text()).contains("You approved this", "1 of 2 people have approved so far");
    }

    @Test
    void whoeverSpokeForSomebodyElseHearsThatTheirWordCountsNoMore() {
        var large = bench.scene.desk.largeAsked();
        var link = bench.path(large, 1, CAROL);
        bench.scene.desk.decide(new DecideApproval.Request(
                large, CAROL, Vote.Decision.APPROVE, Optional.empty(), Optional.empty(), Optional.of(BOB)));
        bench.scene.desk.with(Desk.member("bob", List.of("approvers", "finance")));

        assertThat(bench.send(open(link).as("carol")).text())
                .contains("Your word counts no more", "carol is no delegate of bob any more")
                .doesNotContain("<form");
    }

    @Test
    void enoughPeopleWithoutAGroupThatIsNeededSayWhichOne() {
        var large = bench.scene.desk.largeAsked();
        bench.scene.desk.say(large, CAROL, Vote.Decision.APPROVE);
        bench.scene.desk.with(Desk.member("heidi", List.of("approvers")));
        bench.scene.desk.say(large, new Person("heidi"), Vote.Decision.APPROVE);

        assertThat(bench.send(open(bench.path(large, 1, BOB)).as("bob")).text())
                .contains("2 of 2 people have approved so far, and nobody of finance");
    }

    @Test
    void aFormBelongsToItsLinkItsBrowserAndItsPerson() {
        var mine = opened();
        var carols = FormPage.of(bench.send(open(bench.path(plan, 1, CAROL))));
        var otherBrowser = opened();

        assertThat(refused(mine.cookie(), carols.with(YES))).isEqualTo(403);
        assertThat(refused(otherBrowser.cookie(), mine.with(YES))).isEqualTo(403);
        assertThat(refused("x=y", mine.with(YES))).isEqualTo(403);
        assertThat(refused("slipway-form=x", mine.with(YES))).isEqualTo(403);
        assertThat(refused(mine.cookie(), YES)).isEqualTo(403);
        assertThat(bench.send(form(path, mine.cookie(), mine.with(YES)).as("carol")).status()).isEqualTo(403);
        assertThat(bench.told(plan)).doesNotContain("VoteRecorded");
    }

    @Test
    void aReviewLinkIsNoFormToken() {
        var page = opened();

        assertThat(refused(page.cookie(), page.with(Map.of("form", path.substring("/review/".length()), "decision", "approve", "confirmation", "chatbot-x"))))
                .isEqualTo(403);
    }

    @Test
    void aSecondTabKeepsTheFormOfTheFirst() {
        var first = opened();

        var second = FormPage.of(bench.send(open(path).with("cookie", first.cookie())));

        assertThat(second.cookie()).isEqualTo(first.cookie());
        assertThat(bench.send(form(path, first.cookie(), first.with(YES))).status()).isEqualTo(200);
    }

    @Test
    void whoeverAskedHasNoSayAndTheAuditKnowsThatTheyTried() {
        var page = bench.send(open(path).as("alice"));

        var answer = bench.send(form(path, "x=y", YES).as("alice"));

        assertThat(page.text()).contains("Others decide this", "You asked for this plan").doesNotContain("<form");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("You have no say in this");
        assertThat(bench.events(plan).getLast())
                .matches(event -> event.type().equals("LinkRefused") && event.actor().equals("alice"));
    }

    @Test
    void whoeverHasNoSayWhenTheyComeIsNotHeardByAnotherLook() {
        var looks = new AtomicInteger();
        People more = () -> looks.incrementAndGet() == 1 ? without(CAROL) : bench.scene.desk.people;
        var link = bench.path(plan, 1, CAROL);

        var answer = form(link, "x=y", YES).to(bench.over(bench.scene.ledger, more));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(bench.told(plan)).endsWith("LinkRefused").doesNotContain("VoteRecorded");
    }

    @Test
    void whoeverSignedInSpeaksForThemselvesByWhateverLinkTheyCame() {
        var page = FormPage.of(bench.send(open(path).as("carol")));

        var answer = bench.send(form(path, page.cookie(), page.with(YES)).as("carol"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(bench.approval(plan).votes()).singleElement().matches(vote -> vote.person().equals(CAROL));
    }

    @Test
    void aStrangerWithSomebodysLinkSeesNothing() {
        assertThat(bench.send(open(path).as("dave")).status()).isEqualTo(404);
        assertThat(bench.send(form(path, "x=y", YES).as("dave")).status()).isEqualTo(404);
    }

    @Test
    void aLinkOfAnEarlierRoundCanBeReadAndNoLongerDecides() {
        var page = opened();
        bench.anotherRound(plan);

        var read = bench.send(open(path));
        var sent = bench.send(form(path, page.cookie(), page.with(YES)));

        assertThat(read.status()).isEqualTo(409);
        assertThat(read.text()).contains("There is a newer letter", "ml.g6e.12xlarge").doesNotContain("<form");
        assertThat(sent.status()).isEqualTo(409);
        assertThat(sent.text()).contains("What you sent was not recorded", "There is a newer letter");
        assertThat(bench.told(plan)).doesNotContain("VoteRecorded");
        assertThat(bench.send(open(bench.path(plan, 2, BOB))).status()).isEqualTo(200);
    }

    @Test
    void aLinkWhoseTimeIsOverSaysSo() {
        var page = opened();
        bench.scene.now = bench.approval(plan).expires();

        var read = bench.send(open(path));

        assertThat(read.status()).isEqualTo(410);
        assertThat(read.text()).contains("The time of this link is over").doesNotContain("ml.g6e.12xlarge");
        assertThat(bench.send(form(path, page.cookie(), page.with(YES))).status()).isEqualTo(410);
        assertThat(bench.told(plan)).doesNotContain("VoteRecorded");
    }

    @Test
    void anApprovalThatIsOvertakenSaysSoBeforeAnybodyWroteThatDown() {
        opened();
        bench.scene.audit(DeployedPlans.deployed(bench.scene, Scene.LLAMA));
        var commits = bench.scene.store.commits();

        var signedIn = bench.send(open(path).as("carol"));

        assertThat(statuses(path)).containsExactly(409, 409);
        assertThat(signedIn.status()).isEqualTo(409);
        assertThat(signedIn.text())
                .contains("Overtaken", "Against generation 1")
                .doesNotContain("<form", "Your word is asked for", "nothing is billed beside it");
        assertThat(bench.approval(plan).state()).isEqualTo(ApprovalState.PENDING);
        assertThat(bench.scene.store.commits()).isEqualTo(commits);
    }

    @Test
    void anApprovalThatWasOvertakenSaysSo() {
        var page = opened();
        bench.scene.audit(DeployedPlans.deployed(bench.scene, Scene.LLAMA));

        var sent = bench.send(form(path, page.cookie(), page.with(YES)));

        assertThat(sent.status()).isEqualTo(409);
        assertThat(sent.text()).contains("Overtaken");
        assertThat(bench.approval(plan).state()).isEqualTo(ApprovalState.SUPERSEDED);
    }

    private List<Integer> statuses(String link) {
        return Stream.of(head(link), open(link)).map(asked -> bench.send(asked).status()).toList();
    }

    private static Asked head(String link) {
        return new Asked("HEAD", link, "", Map.of(), Optional.empty(), "");
    }

    private List<Member> without(Person person) {
        return bench.scene.desk.people.stream().filter(one -> !one.subject().equals(person)).toList();
    }

    private FormPage opened() {
        return FormPage.of(bench.send(open(path)));
    }

    private int refused(String cookie, Map<String, String> fields) {
        return bench.send(form(path, cookie, fields)).status();
    }
}
