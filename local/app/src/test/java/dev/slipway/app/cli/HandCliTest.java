package dev.slipway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people do by hand, on the command line, where it goes well.
final class HandCliTest {
    private static final String V1 = "deploy llama-3.1 8B for chatbot-x";
    private static final String V2 = "deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x";

    @TempDir
    private Path home;

    @Test
    void whatServesIsTakenBackKeptAwayAndUnblocked() {
        try (var laptop = new JumpingHome(home)) {
            deployed(laptop, V1);
            deployed(laptop, V2);

            var back = laptop.say("rollback", "chatbot-x", "--env", "staging", "--reason", "too slow", "--as", "dave", "--wait");
            var history = laptop.say("endpoints", "--history");
            var refused = laptop.say("intent", V2, "--env", "staging", "--wait");
            var hash = laptop.ask("endpoints", "--history").at("/endpoints/0/history/blocks/0/plan_hash").asText();
            var cleared = laptop.say("unblock", "chatbot-x", "--env", "staging", "--hash", hash, "--as", "dave");
            var after = laptop.say("endpoints", "--history");
            var again = laptop.say("intent", V2, "--env", "staging", "--wait");

            assertThat(back.exit()).as(back.err()).isZero();
            assertThat(back.out())
                    .contains("chatbot-x-staging  RolledBack: generation 2, to generation 1", "asked for by dave: «too slow»");
            assertThat(back.err()).contains("a rollback was asked for", "this plan is kept away", "the last good generation serves again");
            assertThat(history.exit()).isZero();
            assertThat(history.out())
                    .contains("chatbot-x-staging  Live", "generation 3: meta/llama-3.1-8b-instruct on 1 × ml.g6.xlarge", "blocked: " + hash)
                    .containsPattern("  1  [0-9A-Z]{26}  meta/llama-3.1-8b-instruct, 1.1267 USD/h, since .*, Replaced at ")
                    .containsPattern("  2  [0-9A-Z]{26}  .*, TakenBack at [^,]*, asked for by dave: «too slow»")
                    .containsPattern("blocked: .* since [^,]*, asked for by dave: «too slow»")
                    .containsPattern("  3  [0-9A-Z]{26}  .*, not ended");
            assertThat(refused.exit()).isEqualTo(3);
            assertThat(refused.out()).contains("PlanNotBlocked");
            assertThat(cleared.exit()).as(cleared.err()).isZero();
            assertThat(cleared.out()).isEqualToNormalizingNewlines("Unblocked: this plan may be deployed to chatbot-x in staging again.\n");
            assertThat(after.out()).doesNotContain("blocked:");
            assertThat(again.exit()).as(again.out()).isZero();
        }
    }

    @Test
    void aRollbackGoesToTheGenerationThatIsNamed() {
        try (var laptop = new JumpingHome(home)) {
            deployed(laptop, V1);
            deployed(laptop, V2);
            deployed(laptop, "deploy llama-3.2 3B for chatbot-x");

            var begun = laptop.ask("rollback", "chatbot-x", "--env", "staging", "--to", "1", "--as", "erin", "--wait");

            assertThat(begun.path("status").asText()).isEqualTo("RolledBack");
            assertThat(begun.path("from").asInt()).isEqualTo(3);
            assertThat(begun.path("to").asInt()).isEqualTo(1);
            assertThat(laptop.say("endpoints").out()).contains("generation 4: meta/llama-3.1-8b-instruct on 1 × ml.g6.xlarge");
        }
    }

    @Test
    void aRollbackThatIsAskedForAgainTakesBackNothingMore() {
        try (var laptop = new JumpingHome(home)) {
            deployed(laptop, V1);
            deployed(laptop, V2);
            deployed(laptop, "deploy llama-3.2 3B for chatbot-x");
            var command = new String[] {"rollback", "chatbot-x", "--env", "staging", "--as", "dave", "--wait"};
            var named = new String[] {"rollback", "chatbot-x", "--env", "staging", "--from", "3", "--as", "dave", "--wait"};

            var first = laptop.say(command);
            var second = laptop.say(command);
            var third = laptop.say(named);
            var serves = laptop.say("endpoints").out();
            var further = laptop.ask("rollback", "chatbot-x", "--env", "staging", "--from", "4", "--as", "dave", "--wait");

            assertThat(first.exit()).as(first.err()).isZero();
            assertThat(second.exit()).isEqualTo(4);
            assertThat(second.err())
                    .contains("slipway: already taken back", "generation 3, which rollback-chatbot-x-staging-g3 took back to generation 2", "--from 4");
            assertThat(third.exit()).as(third.err()).isZero();
            assertThat(third.out())
                    .contains("chatbot-x-staging  nothing was done: generation 3 went back to 2 before, and generation 4 serves since then");
            assertThat(serves).contains("generation 4: meta/llama-3.1-8b-instruct");
            assertThat(further.path("status").asText()).isEqualTo("RolledBack");
            assertThat(further.path("to").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aPlanIsCalledOffByWhoeverAskedForIt() throws Exception {
        try (var laptop = new JumpingHome(home)) {
            String plan;
            Spoken cancelled;
            try (var _ = laptop.hold()) {
                plan = askedInProd(laptop);
                cancelled = laptop.say("cancel", plan, "--reason", "not today");
            }
            laptop.ended(plan);

            var ended = laptop.say("plan", plan);
            var again = laptop.say("cancel", plan);

            assertThat(cancelled.exit()).as(cancelled.err()).isZero();
            assertThat(cancelled.out()).contains("Called off: plan " + plan);
            assertThat(ended.exit()).isEqualTo(3);
            assertThat(ended.out()).contains("Cancelled", "cancelled by alice");
            assertThat(again.exit()).isZero();
            assertThat(laptop.say("approvals", "--as", "bob").out()).contains("Nothing waits for you");
        }
    }

    @Test
    void whoWaitsHearsThatTheUpdateWasStopped() throws Exception {
        try (var laptop = new JumpingHome(home)) {
            deployed(laptop, V1);

            var update = calledOffUnderWay(laptop);
            var ended = laptop.say("cancel", update.plan(), "--wait");
            var told = laptop.ask("cancel", update.plan(), "--wait");

            assertThat(update.said().out())
                    .contains("is taken back, at once where one of its alarms stops its update, or else when that is through")
                    .doesNotContain("now");
            assertThat(ended.exit()).as(ended.err()).isZero();
            assertThat(ended.out())
                    .isEqualToNormalizingNewlines("Called off: plan %s was taken back before its update was through: cancelled by alice.\n"
                            .formatted(update.plan()));
            assertThat(told.path("how").asText()).isEqualTo("taken_back_under_way");
            assertThat(told.path("status").asText()).isEqualTo("Undone");
        }
    }

    @Test
    void anOperatorWaitsLikeWhoeverAskedAndAStrangerFindsNoPlan() {
        try (var laptop = new JumpingHome(home)) {
            deployed(laptop, V1);
            String plan;
            Spoken waited;
            try (var _ = laptop.hold()) {
                plan = askedInProd(laptop);
                waited = laptop.say("cancel", plan, "--as", "dave", "--wait");
            }
            var barred = laptop.say("cancel", plan, "--as", "carol");
            var hidden = laptop.ask("intent", V1, "--env", "staging", "--wait").path("plan_id").asText();
            var stranger = laptop.say("cancel", hidden, "--as", "carol");

            assertThat(waited.exit()).as(waited.err()).isZero();
            assertThat(waited.out()).contains("Called off: plan " + plan + " has ended before it changed anything: cancelled by dave.");
            assertThat(barred.exit()).as(barred.toString()).isEqualTo(3);
            assertThat(stranger.exit()).as(stranger.toString()).isEqualTo(7);
            assertThat(stranger.err()).contains("slipway: not known");
        }
    }

    @Test
    void whoWaitsHearsThatCloudWatchDidNotStopTheUpdate() throws Exception {
        try (var laptop = new JumpingHome(home)) {
            deployed(laptop, V1);
            laptop.throttle("SetAlarmState");

            var update = calledOffUnderWay(laptop);
            var ended = laptop.say("cancel", update.plan(), "--wait");

            assertThat(update.said().out()).contains("is taken back, at once where one of its alarms stops its update");
            assertThat(ended.exit()).as(ended.err()).isZero();
            assertThat(ended.err()).contains("not done: undo/alarm/", "tried for 3 minutes");
            assertThat(ended.out())
                    .contains(
                            "was taken back when its update was through: cancelled by alice; its update was not stopped at once",
                            "CloudWatch did not set the alarm that stops it: tried for 3 minutes: ");
        }
    }

    @Test
    void anEnvironmentIsFrozenAndFreeAgain() {
        try (var laptop = new JumpingHome(home)) {
            var frozen = laptop.say(
                    "freeze", "--env", "staging", "--until", "2026-11-22T08:00:00Z", "--reason", "inventory", "--as", "dave");
            var shown = laptop.say("endpoints");
            var refused = laptop.say("intent", V1, "--env", "staging", "--wait");
            var lifted = laptop.say("freeze", "--env", "staging", "--lift", "--as", "erin");
            var after = laptop.say("endpoints");

            assertThat(frozen.exit()).as(frozen.err()).isZero();
            assertThat(frozen.out()).isEqualToNormalizingNewlines("staging is frozen until 2026-11-22T08:00:00Z.\n");
            assertThat(shown.out()).contains("staging    frozen by dave until 2026-11-22T08:00:00Z: inventory");
            assertThat(refused.exit()).isEqualTo(3);
            assertThat(refused.out()).contains("NotFrozen", "frozen by dave");
            assertThat(lifted.exit()).as(lifted.err()).isZero();
            assertThat(lifted.out()).isEqualToNormalizingNewlines("The freeze of staging is lifted.\n");
            assertThat(laptop.say("freeze", "--env", "staging", "--lift", "--as", "erin").out())
                    .isEqualToNormalizingNewlines("Nothing was lifted: nobody's freeze held in staging.\n");
            assertThat(after.out()).doesNotContain("frozen");
            deployed(laptop, V1);
        }
    }

    @Test
    void aPersonFindsWhatWaitsAndApprovesIt() throws Exception {
        try (var laptop = new JumpingHome(home)) {
            String plan;
            try (var _ = laptop.hold()) {
                plan = askedInProd(laptop);
                var waits = laptop.say("approvals", "--as", "bob");
                var listed = laptop.ask("approvals", "--as", "carol");

                var approved = laptop.say("approve", plan, "--as", "bob");

                assertThat(waits.exit()).isZero();
                assertThat(waits.out()).contains(plan, "for chatbot-x in prod", "asked for by alice; round 1 of 3", "slipway approve " + plan);
                assertThat(listed.at("/approvals/0/plan_id").asText()).isEqualTo(plan);
                assertThat(listed.at("/approvals/0/may_vote").asBoolean()).isTrue();
                assertThat(approved.exit()).as(approved.err()).isZero();
                assertThat(approved.out()).contains("Recorded. The plan is approved");
                assertThat(laptop.say("approve", plan, "--as", "bob").out()).contains("Nothing changed: it is Approved already.");
                assertThat(laptop.say("approvals", "--as", "carol").out()).contains("Nothing waits for you");
            }
            laptop.ended(plan);

            assertThat(laptop.say("plan", plan).out()).contains(plan + "  Deployed");
        }
    }

    @Test
    void aPersonRejectsWithAReasonAndThatEndsIt() throws Exception {
        try (var laptop = new JumpingHome(home)) {
            String plan;
            try (var _ = laptop.hold()) {
                plan = askedInProd(laptop);

                var rejected = laptop.ask("approve", plan, "--reject", "--reason", "too dear", "--as", "carol");

                assertThat(rejected.path("state").asText()).isEqualTo("Rejected");
                assertThat(rejected.path("recorded").asBoolean()).isTrue();
            }
            laptop.ended(plan);

            var ended = laptop.say("plan", plan);
            assertThat(ended.exit()).isEqualTo(3);
            assertThat(ended.out()).contains("Denied", "rejected by carol");
        }
    }

    /// A plan, and what was said when it was called off.
    private record CalledOff(String plan, Spoken said) {}

    private static CalledOff calledOffUnderWay(JumpingHome laptop) throws Exception {
        String plan;
        CompletableFuture<Spoken> said;
        try (var _ = laptop.hold()) {
            plan = laptop.ask("intent", V2, "--env", "staging").path("plan_id").asText();
            said = laptop.sayIn(Duration.ofSeconds(30), "cancel", plan);
        }
        laptop.ended(plan);
        return new CalledOff(plan, said.getNow(null));
    }

    private static void deployed(JumpingHome laptop, String sentence) {
        var spoken = laptop.say("intent", sentence, "--env", "staging", "--wait");
        assertThat(spoken.exit()).as(spoken.out() + spoken.err()).isZero();
        assertThat(spoken.out()).contains("  Deployed");
    }

    private static String askedInProd(JumpingHome laptop) {
        return laptop.ask("intent", "deploy llama-3.1 8B", "--app", "chatbot-x", "--env", "prod", "--wait").path("plan_id").asText();
    }
}
