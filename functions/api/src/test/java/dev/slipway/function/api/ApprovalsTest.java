package dev.slipway.function.api;

import static dev.slipway.core.approval.Desk.BOB;
import static dev.slipway.function.api.ReviewBench.form;
import static dev.slipway.function.api.ReviewBench.open;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.Scene;
import dev.slipway.core.approval.ApprovalState;
import dev.slipway.core.approval.Desk;
import dev.slipway.core.approval.Vote;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.step.Change;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `GET /approvals`, `GET /approvals-ui` and `POST /approve`, for people who signed in.
class ApprovalsTest {
    private final ReviewBench bench = new ReviewBench();
    private final PlanId plan = bench.scene.desk.asked();

    @Test
    void listsWhatWaitsForSomebodyAndWhatTheyAskedFor() {
        var bobs = bench.send(Asked.get("/approvals").as("bob")).body().path("approvals");
        var alices = bench.send(Asked.get("/approvals").as("alice")).body().path("approvals");
        var daves = bench.send(Asked.get("/approvals").as("dave")).body().path("approvals");

        assertThat(bobs).singleElement().satisfies(one -> {
            assertThat(one.path("plan_id").asText()).isEqualTo(plan.value());
            assertThat(one.path("usd_per_hour").asText()).isEqualTo("26.20");
            assertThat(one.path("may_vote").asBoolean()).isTrue();
            assertThat(one.path("requested").asBoolean()).isFalse();
            assertThat(one.path("votes")).isEmpty();
        });
        assertThat(alices).singleElement().satisfies(one -> {
            assertThat(one.path("may_vote").asBoolean()).isFalse();
            assertThat(one.path("requested").asBoolean()).isTrue();
        });
        assertThat(daves).isEmpty();
    }

    @Test
    void saysOfAVoteThatItCountsNoMoreAndWhichGroupIsMissing() {
        var large = bench.scene.desk.largeAsked();
        bench.scene.desk.say(large, Desk.FRANK, Vote.Decision.APPROVE);
        var before = approval("alice", large);
        bench.scene.desk.with(Desk.member("bob", List.of("approvers", "finance"), "carol"));

        var after = approval("bob", large);

        assertThat(before.at("/votes/0").has("lapsed")).isFalse();
        assertThat(before.path("missing_groups")).isEmpty();
        assertThat(after.at("/votes/0/lapsed").asText()).isEqualTo("frank is no delegate of bob any more");
        assertThat(after.at("/missing_groups/0").asText()).isEqualTo("finance");
        assertThat(after.path("may_vote").asBoolean()).isTrue();
    }

    private JsonNode approval(String person, PlanId wanted) {
        return bench.send(Asked.get("/approvals").as(person)).body().path("approvals").valueStream()
                .filter(one -> one.path("plan_id").asText().equals(wanted.value()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsTheSameAsAPage() {
        var page = bench.send(Asked.get("/approvals-ui").as("bob"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("meta/llama-3.1-8b-instruct", "Your word is asked for", plan.value()).doesNotContain("<form");
        assertThat(bench.send(Asked.get("/approvals-ui").as("dave")).text()).contains("Nothing waits");
    }

    @Test
    void aRemovalReadsAsOne() {
        var prod = EndpointRecord.key(Scene.APP, new Environment("prod"));
        bench.scene.store.commit(Change.of(Scene.planId(50).run())
                .write(bench.scene.store.read(prod), EndpointRecord.vacant(Scene.APP, new Environment("prod"))));
        var removal = bench.scene.desk.neededInProd(Scene.UNDEPLOY);
        bench.scene.desk.ask(removal, "t9");

        var list = bench.send(Asked.get("/approvals-ui").as("bob")).text();
        var review = bench.send(open(bench.path(removal, 1, BOB)).as("bob")).text();

        assertThat(list)
                .contains("<span class=\"verb\">Remove</span> what serves", "nothing serves and nothing is billed from then on")
                .doesNotContain("nothing more", "nothing an hour");
        assertThat(review)
                .contains("what serves chatbot-x in prod is removed as soon as", "How it is removed", "From then on nothing serves here")
                .doesNotContain("rolls out", "How it comes in", "is billed beside it");
    }

    @Test
    void asksAStrangerWithABrowserToSignIn() {
        var page = bench.send(open("/approvals-ui"));

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.headers()).containsEntry("www-authenticate", "Bearer");
        assertThat(page.text()).contains("Who are you?", "href=\"/sign-in\"");
    }

    @Test
    void aWordIsRecordedOnceAndNeverTurnsRound() {
        var first = bench.send(said(plan, "approve").as("bob"));
        var again = bench.send(said(plan, "approve").as("bob"));
        var other = bench.send(said(plan, "reject").as("carol"));

        assertThat(first.text()).isEqualTo("{\"plan_id\":\"%s\",\"state\":\"Approved\",\"recorded\":true}".formatted(plan));
        assertThat(again.text()).isEqualTo("{\"plan_id\":\"%s\",\"state\":\"Approved\",\"recorded\":false}".formatted(plan));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("decided_otherwise");
        assertThat(bench.approval(plan).votes()).singleElement().matches(vote -> vote.way() == Vote.Way.SIGNED_IN);
    }

    @Test
    void aDelegateSpeaksForWhoeverMadeThemOne() {
        var answer = bench.send(Asked.post("/approve", "{\"plan_id\":\"%s\",\"decision\":\"approve\",\"on_behalf_of\":\"bob\"}".formatted(plan)).as("frank"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("on_behalf_of").asText()).isEqualTo("bob");
        assertThat(bench.approval(plan).votes()).singleElement().matches(vote -> vote.onBehalfOf().filter(BOB::equals).isPresent());
    }

    @Test
    void aDelegateWhoNamesNobodyReadsInWhoseSeatTheySpoke() {
        var first = bench.send(said(plan, "approve").as("frank"));
        var again = bench.send(said(plan, "approve").as("frank"));

        assertThat(first.text())
                .isEqualTo("{\"plan_id\":\"%s\",\"state\":\"Approved\",\"recorded\":true,\"on_behalf_of\":\"bob\"}".formatted(plan));
        assertThat(again.text())
                .isEqualTo("{\"plan_id\":\"%s\",\"state\":\"Approved\",\"recorded\":false,\"on_behalf_of\":\"bob\"}".formatted(plan));
    }

    @Test
    void peopleWithoutASayAreRefusedAndStrangersLearnNothing() {
        var author = bench.send(said(plan, "approve").as("alice"));
        var stranger = bench.send(said(plan, "approve").as("dave"));
        var nowhere = bench.send(said(new PlanId("0".repeat(26)), "approve").as("dave"));

        assertThat(author.status()).isEqualTo(403);
        assertThat(author.code()).isEqualTo("no_say");
        assertThat(List.of(stranger.status(), nowhere.status())).containsOnly(404);
        assertThat(stranger.code()).isEqualTo(nowhere.code());
        assertThat(bench.told(plan)).contains("PersonRefused");
    }

    @Test
    void theNamedApproverIsThePersonOfTheTokenOrNobody() {
        var other = "{\"plan_id\":\"%s\",\"decision\":\"approve\",\"approver\":\"carol\"}".formatted(plan);

        assertThat(bench.send(Asked.post("/approve", other).as("bob")).code()).isEqualTo("other_person");
        assertThat(bench.send(Asked.post("/approve", other).as("carol")).status()).isEqualTo(200);
    }

    @Test
    void inProductionALinkShowsAndASignedInPersonDecides() {
        var prod = bench.scene.desk.neededInProd(Desk.LARGE);
        bench.scene.desk.ask(prod, "t9");
        var path = bench.path(prod, 1, BOB);
        var yes = Map.of("decision", "approve", "confirmation", "chatbot-x");

        var looked = bench.send(open(path));
        var sent = bench.send(form(path, "x=y", yes));
        var page = FormPage.of(bench.send(open(path).as("bob")));
        var signedIn = bench.send(form(path, page.cookie(), page.with(yes)).as("bob"));

        assertThat(looked.status()).isEqualTo(200);
        assertThat(looked.text()).contains("Sign in to decide", "ml.g6e.12xlarge", "href=\"/sign-in\"").doesNotContain("<form");
        assertThat(sent.status()).isEqualTo(401);
        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(signedIn.text()).contains("You approved this", "1 of 2 people");
        assertThat(bench.approval(prod).votes()).singleElement().matches(vote -> vote.way() == Vote.Way.SIGNED_IN);
        assertThat(bench.told(prod)).containsSubsequence("LinkRefused", "ReviewViewed", "VoteRecorded");
        assertThat(bench.approval(prod).state()).isEqualTo(ApprovalState.PENDING);
    }

    private static Asked said(PlanId plan, String decision) {
        return Asked.post("/approve", "{\"plan_id\":\"%s\",\"decision\":\"%s\",\"reason\":\"because\"}".formatted(plan, decision));
    }
}
