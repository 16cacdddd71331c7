package dev.slipway.function.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.Cancellation;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people do by hand over HTTP: alice is a developer, dave an operator.
class HandsTest {
    private static final String ROLLBACK = "{\"app\":\"chatbot-x\",\"env\":\"staging\"}";

    private final Bench bench = Bench.fresh();
    private PlanId plan = new PlanId("0".repeat(26));

    @BeforeEach
    void serves() {
        plan = bench.accepted("alice");
        new Story(bench, plan).serves();
    }

    @Test
    void whoeverMayNotIsRefusedAndWrittenDown() {
        var answer = send("/rollback", ROLLBACK, "alice");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("not_permitted");
        assertThat(told("endpoint-chatbot-x-staging")).containsExactly("PersonRefused");
    }

    @Test
    void aFirstGenerationHasNoWayBack() {
        var answer = send("/rollback", ROLLBACK, "dave");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("no_way_back");
        assertThat(told("rollback-chatbot-x-staging-g1")).isEmpty();
    }

    @Test
    void whatMayNotRunAnyMoreIsRefusedWithWhatTheRulesSay() {
        new Story(bench, plan).servesAfterWhatIsNoLongerAllowed();

        var answer = send("/rollback", ROLLBACK, "dave");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("refused_by_policy");
        assertThat(answer.body().toString())
                .contains("generation 1, InstanceTypeAllowed: ml.p5.48xlarge", "ml.g6e.xlarge", "no other good generation may run either");
        assertThat(answer.body().toString()).contains("\"field\":\"app\"").doesNotContain("\"field\":\"to\"");
        assertThat(told("endpoint-chatbot-x-staging")).containsExactly("RollbackRefused");
        assertThat(told("rollback-chatbot-x-staging-g2")).isEmpty();
    }

    @Test
    void whatWasTakenBackBeforeIsAnsweredAsItWasDone() {
        new Story(bench, plan).wentBack();

        var named = send("/rollback", "{\"app\":\"chatbot-x\",\"env\":\"staging\",\"from\":2}", "dave");
        var unnamed = send("/rollback", ROLLBACK, "dave");

        assertThat(named.status()).isEqualTo(200);
        assertThat(named.body().path("run").asText()).isEqualTo("rollback-chatbot-x-staging-g2");
        assertThat(named.body().path("from").asInt()).isEqualTo(2);
        assertThat(named.body().path("to").asInt()).isEqualTo(1);
        assertThat(named.body().path("serves").asInt()).isEqualTo(3);
        assertThat(unnamed.status()).isEqualTo(409);
        assertThat(unnamed.code()).isEqualTo("already_taken_back");
        assertThat(told("rollback-chatbot-x-staging-g3")).isEmpty();
    }

    @Test
    void aPlanIsCalledOffOnce() {
        var body = "{\"plan_id\":\"%s\",\"reason\":\"wrong model\"}".formatted(plan);

        var first = send("/cancel", body, "alice");
        var second = send("/cancel", body, "dave");
        var stranger = send("/cancel", body, "frank");

        assertThat(List.of(first.status(), second.status(), stranger.status())).containsExactly(202, 200, 404);
        assertThat(stranger.code()).isEqualTo("not_known");
        assertThat(first.body().path("already").asBoolean()).isFalse();
        assertThat(first.body().path("how").asText()).isEqualTo("nothing_changed");
        assertThat(second.body().path("already").asBoolean()).isTrue();
        assertThat(bench.send(Asked.get("/plan/" + plan)).body().path("called_off").asText()).isEqualTo("nothing_changed");
        assertThat(bench.ledger().read(Cancellation.key(plan)).value().reason()).hasValue("wrong model");
    }

    @Test
    void aFreezeIsShownUntilItIsLifted() {
        var frozen = send("/freeze", "{\"env\":\"staging\",\"until\":\"2026-11-22T08:00:00Z\",\"reason\":\"a fair\"}", "dave");
        var shown = bench.send(Asked.get("/endpoints")).body().path("freezes");
        var lifted = send("/freeze", "{\"env\":\"staging\",\"until\":\"now\"}", "dave");
        var again = send("/freeze", "{\"env\":\"staging\",\"until\":\"now\"}", "dave");

        assertThat(frozen.status()).isEqualTo(200);
        assertThat(shown.at("/0/by").asText()).isEqualTo("dave");
        assertThat(shown.at("/0/reason").asText()).isEqualTo("a fair");
        assertThat(frozen.body().path("until").asText()).isEqualTo("2026-11-22T08:00:00Z");
        assertThat(frozen.body().has("lifted")).isFalse();
        assertThat(lifted.body().has("until")).isFalse();
        assertThat(lifted.body().path("lifted").asBoolean()).isTrue();
        assertThat(again.body().path("lifted").asBoolean(true)).isFalse();
        assertThat(bench.send(Asked.get("/endpoints")).body().path("freezes")).isEmpty();
    }

    @Test
    void aFreezeThatIsReplacedIsShownInTheAnswer() {
        var first = send("/freeze", "{\"env\":\"staging\",\"until\":\"2026-11-22T08:00:00Z\",\"reason\":\"a fair\"}", "dave");
        var second = send("/freeze", "{\"env\":\"staging\",\"until\":\"2026-11-21T18:00:00Z\",\"reason\":\"a visit\"}", "dave");

        assertThat(first.body().has("replaces")).isFalse();
        assertThat(first.body().has("ends_earlier")).isFalse();
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().at("/replaces/until").asText()).isEqualTo("2026-11-22T08:00:00Z");
        assertThat(second.body().at("/replaces/reason").asText()).isEqualTo("a fair");
        assertThat(second.body().path("ends_earlier").asBoolean()).isTrue();
    }

    @Test
    void theInstantThatHoldsIsAnswered() {
        var answer = send("/freeze", "{\"env\":\"staging\",\"until\":\"2026-11-22T08:00:00.50Z\",\"reason\":\"a fair\"}", "dave");

        assertThat(answer.body().path("until").asText()).isEqualTo("2026-11-22T08:00:00.500Z");
    }

    @Test
    void whyAGenerationWasTakenBackStandsInTheHistory() {
        new Story(bench, plan).wentBack();

        var history = bench.send(Asked.get("/endpoints").asking("history=true")).body().at("/endpoints/0/history");

        assertThat(history.at("/generations/1/ended").asText()).isEqualTo("TakenBack");
        assertThat(history.at("/generations/1/why").asText()).isEqualTo("asked for by dave");
        assertThat(history.at("/generations/0").has("why")).isFalse();
    }

    @Test
    void theHistoryIsShownWhereItIsAskedFor() {
        var plain = bench.send(Asked.get("/endpoints")).body().at("/endpoints/0");
        var full = bench.send(Asked.get("/endpoints").asking("history=true")).body().at("/endpoints/0");

        assertThat(plain.has("history")).isFalse();
        assertThat(full.at("/history/generations/0/served/generation").asInt()).isEqualTo(1);
        assertThat(full.at("/history/blocks")).isEmpty();
    }

    private Answered send(String path, String body, String person) {
        return bench.send(Asked.post(path, body).as(person));
    }

    private List<String> told(String run) {
        return bench.ledger().events(new RunId(run), 0).stream().map(event -> event.type()).toList();
    }
}
