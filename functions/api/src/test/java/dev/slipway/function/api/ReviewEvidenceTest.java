package dev.slipway.function.api;

import static dev.slipway.core.approval.Desk.BOB;
import static dev.slipway.function.api.ReviewBench.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Scene;
import dev.slipway.core.approval.Desk;
import dev.slipway.core.approval.Vote;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.guard.Guard;
import dev.slipway.core.model.AlarmName;
import dev.slipway.core.plan.AlarmState;
import dev.slipway.core.rollout.DeployedPlans;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a review shows beside the plan: alarms as they are in that moment, and what the rules' clauses rest on.
class ReviewEvidenceTest {
    private static final Pattern FINDING = Pattern.compile("(?s)<article.*?</article>");

    private final ReviewBench bench = new ReviewBench();

    @ParameterizedTest
    @CsvSource(textBlock = """
            OK,                good,  quiet
            INSUFFICIENT_DATA, plain, too little data
            ALARM,             bad,   fires
            """)
    void alarmsStandThereAsTheyAreWhenThePageIsMade(AlarmState state, String tone, String word) {
        var path = update();
        bench.scene.metrics.become(state);

        var page = bench.send(open(path)).text();

        assertThat(page).containsPattern("tag %s\"><span aria-hidden=\"true\">.?</span> %s</span>".formatted(tone, word));
        assertThat(page.contains("An alarm fires. While it does")).isEqualTo(state == AlarmState.ALARM);
    }

    @Test
    void whatMovesFirstIsCountedInInstances() {
        assertThat(bench.send(open(update())).text())
                .contains("Traffic moves to it, 1 of 2 instances (50 % of the traffic) first, where 20 % was asked for, and is watched for 5 min.");
    }

    @Test
    void anAlarmThatWasNotMadeYetIsNoQuietOne() {
        var path = update();
        bench.scene.metrics.names().forEach(name -> bench.scene.metrics.delete(new AlarmName(name)));

        assertThat(bench.send(open(path)).text()).contains("not there yet</span>").doesNotContain("quiet</span>");
    }

    @Test
    void alarmsThatCannotBeReadAreNotKnownAndTheRestIsShown() {
        var path = update();

        for (var trouble : new RuntimeException[] {new Unavailable("no answer"), new IllegalStateException("a mistake")}) {
            bench.scene.metrics.look = () -> {
                throw trouble;
            };
            var page = bench.send(open(path));

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("not known now", "could not be read just now", "<form").doesNotContain("quiet</span>");
        }
    }

    @Test
    void lookingReadsAndChangesNothing() {
        var path = update();
        bench.send(open(path));
        long commits = bench.scene.store.commits();
        int puts = bench.scene.metrics.puts();

        bench.send(open(path));
        var head = bench.send(new Asked("HEAD", path, "", Map.of(), Optional.empty(), ""));

        assertThat(head.status()).isEqualTo(200);
        assertThat(bench.scene.store.commits()).isEqualTo(commits);
        assertThat(bench.scene.metrics.puts()).isEqualTo(puts);
    }

    @Test
    void whatIsDecidedHearsNoMoreOfWhatAnAlarmMeans() {
        bench.scene.audit(DeployedPlans.deployed(bench.scene, Scene.LLAMA));
        var plan = bench.scene.desk.asked();
        bench.scene.desk.say(plan, BOB, Vote.Decision.REJECT);
        bench.scene.metrics.become(AlarmState.ALARM);

        assertThat(bench.send(open(bench.path(plan, 1, BOB))).text()).contains("fires").doesNotContain("While it does");
    }

    @Test
    void everyRuleThatAsksForPeopleShowsWhatItRestsOnWithSourceAndDate() {
        bench.scene.now = Instant.parse("2027-04-10T10:00:00Z");
        var plan = bench.scene.desk.neededInProd(Desk.LARGE);
        bench.scene.desk.ask(plan, "t1");

        var page = bench.send(open(bench.path(plan, 1, BOB)).as("bob")).text();

        for (var rule : Guard.rules().stream().filter(name -> name.startsWith("PeopleApprove")).toList()) {
            assertThat(finding(page, rule)).as(rule).containsPattern("class=\"ground\"><b>.+</b> <span class=\"small\">[^<]+ 20[0-9]{2}");
        }
        assertThat(finding(page, "PeopleApproveEnvironment")).contains("the environment prod", "wish of alice, 10 Apr 2027, 10:00 UTC");
        assertThat(finding(page, "PeopleApproveCost")).contains("65.50 USD an hour for 5 × ml.g6e.12xlarge", "price of 1 Nov 2026", "<q>a test</q>");
        assertThat(finding(page, "PeopleApproveFirst")).contains("nothing of chatbot-x serves in prod");
    }

    /// Where it would change what serves.
    private String update() {
        bench.scene.audit(DeployedPlans.deployed(bench.scene, Scene.LLAMA));
        var plan = bench.scene.desk.asked();
        return bench.path(plan, 1, BOB);
    }

    private static String finding(String page, String rule) {
        return FINDING.matcher(page).results()
                .map(found -> found.group())
                .filter(article -> article.contains("<code>" + rule + "</code>"))
                .findFirst()
                .orElseThrow();
    }
}
