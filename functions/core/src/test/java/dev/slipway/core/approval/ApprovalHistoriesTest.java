package dev.slipway.core.approval;

import static dev.slipway.core.Samples.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Scene;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Chain;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.TaskToken;
import dev.slipway.core.plan.MemoryWorkflows.Answered;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.step.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// What holds of every approval, whoever says what, how often, how late and in whose name.
class ApprovalHistoriesTest {
    private static final List<Person> PEOPLE =
            List.of(Scene.ALICE, Desk.BOB, Desk.CAROL, Desk.DAVE, Desk.ERIN, Desk.FRANK);

    @Test
    void isDecidedOnceHoweverItsHistoryRuns() {
        forAll(RandomGenerator::nextLong, seed -> {
            var random = new SplittableRandom(seed);
            var scene = new Scene();
            var plan = random.nextBoolean() ? scene.desk.asked() : scene.desk.largeAsked();
            Optional<ApprovalState> decided = Optional.empty();
            for (int event = 0; event < 25; event++) {
                happens(random, scene, plan, event);

                var state = scene.desk.approval(plan).state();
                decided.ifPresent(first -> assertThat(state).isEqualTo(first));
                decided = Optional.of(state).filter(now -> now != ApprovalState.PENDING);
            }
            holds(scene, plan);
        });
    }

    private static void happens(SplittableRandom random, Scene scene, PlanId plan, int number) {
        switch (random.nextInt(12)) {
            case 0 -> scene.pass(Duration.ofMinutes(random.nextInt(600)));
            case 1 -> scene.pass(Duration.ofMinutes(-random.nextInt(30)));
            case 2 -> scene.desk.ask(plan, "t" + random.nextInt(number + 2));
            case 3 -> scene.desk.sweep();
            case 4 -> scene.desk.review(plan, oneOf(random, PEOPLE), Optional.empty());
            case 5 -> scene.workflows.completing = completing(random.nextInt(4));
            default -> votes(random, scene, plan);
        }
    }

    private static BiFunction<TaskToken, Outcome, Workflows.Completion> completing(int kind) {
        return (_, _) -> switch (kind) {
            case 0 -> throw new Unavailable("no answer");
            case 1 -> Workflows.Completion.TOO_LATE;
            default -> Workflows.Completion.DELIVERED;
        };
    }

    private static void votes(SplittableRandom random, Scene scene, PlanId plan) {
        var person = oneOf(random, PEOPLE);
        var decision = random.nextInt(5) == 0 ? Vote.Decision.REJECT : Vote.Decision.APPROVE;
        var approval = scene.desk.approval(plan);
        var links = approval.rounds().stream()
                .filter(round -> round.of(person).isPresent())
                .map(round -> scene.desk.link(plan, round.number(), person))
                .toList();
        var link = links.isEmpty() || random.nextBoolean()
                ? Optional.<Link>empty()
                : Optional.of(oneOf(random, links));
        var seat = random.nextInt(3) == 0 ? Optional.of(oneOf(random, PEOPLE)) : Optional.<Person>empty();
        var request = new DecideApproval.Request(plan, person, decision, Optional.of("because"), link, seat);
        var first = scene.desk.decide(request);
        if (first instanceof DecideApproval.Answer.Recorded recorded) {
            assertThat(scene.desk.decide(request))
                    .as("the same again")
                    .isEqualTo(new DecideApproval.Answer.AlreadySo(recorded.state(), recorded.onBehalfOf()));
        }
    }

    /// Whatever came before.
    private static void holds(Scene scene, PlanId plan) {
        var approval = scene.desk.approval(plan);
        var votes = approval.votes();
        var events = scene.store.events(plan.run(), 0);

        assertThat(votes).extracting(Vote::person).doesNotHaveDuplicates().doesNotContain(Scene.ALICE, Desk.DAVE);
        assertThat(votes.stream().filter(vote -> vote.decision() == Vote.Decision.APPROVE))
                .extracting(Vote::seat)
                .doesNotHaveDuplicates()
                .doesNotContain(Scene.ALICE);
        boolean enough = approval.need().panel(scene.desk.people).covers(votes);
        boolean rejected = votes.stream().anyMatch(vote -> vote.decision() == Vote.Decision.REJECT);
        assertThat(approval.state() == ApprovalState.APPROVED).isEqualTo(enough && !rejected);
        assertThat(approval.state() == ApprovalState.REJECTED).isEqualTo(rejected);
        assertThat(told(events, "VoteRecorded")).hasSameSizeAs(votes);
        assertThat(told(events, "ApprovalDecided"))
                .hasSize(approval.isPending() ? 0 : 1)
                .allSatisfy(event -> assertThat(event.detail().values())
                        .containsEntry("decision", new Canonical.Text(approval.state().word())));
        assertThat(scene.workflows.answered.stream().map(Answered::outcome).distinct().count())
                .isLessThanOrEqualTo(1);
        assertThat(scene.workflows.answered.stream().map(Answered::token)).doesNotHaveDuplicates();
        assertThat(Chain.breakIn(events)).isEmpty();
    }

    @Test
    void takesOneDecisionOfFiftyAtTheSameTime() throws Exception {
        var scene = new Scene();
        var plan = scene.desk.asked();

        var answers = atOnce(50, number -> scene.desk.say(
                plan,
                number % 2 == 0 ? Desk.BOB : Desk.CAROL,
                number % 3 == 0 ? Vote.Decision.REJECT : Vote.Decision.APPROVE));

        assertThat(answers).filteredOn(DecideApproval.Answer.Recorded.class::isInstance).hasSize(1);
        assertThat(scene.desk.approval(plan).votes()).hasSize(1);
        assertThat(told(scene.store.events(plan.run(), 0), "ApprovalDecided")).hasSize(1);
        assertThat(scene.workflows.answered.stream().map(Answered::outcome).distinct()).hasSize(1);
    }

    @Test
    void countsEachOfManyWhoDecideAtTheSameTime() throws Exception {
        var scene = new Scene();
        var plan = scene.desk.largeAsked();

        atOnce(30, number -> untilItDoesNotMove(
                () -> scene.desk.say(plan, List.of(Desk.BOB, Desk.CAROL, Desk.ERIN).get(number % 3), Vote.Decision.APPROVE)));

        var approval = scene.desk.approval(plan);
        assertThat(approval.state()).isEqualTo(ApprovalState.APPROVED);
        assertThat(approval.votes()).hasSize(2).extracting(Vote::person).doesNotHaveDuplicates();
        assertThat(told(scene.store.events(plan.run(), 0), "ApprovalDecided")).hasSize(1);
    }

    private interface Saying {
        DecideApproval.Answer say(int number) throws Exception;
    }

    private static List<DecideApproval.Answer> atOnce(int many, Saying saying) throws Exception {
        var together = new CountDownLatch(many);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<DecideApproval.Answer>>();
            for (int i = 0; i < many; i++) {
                int number = i;
                calls.add(() -> {
                    together.countDown();
                    together.await();
                    return saying.say(number);
                });
            }
            var answers = new ArrayList<DecideApproval.Answer>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static DecideApproval.Answer untilItDoesNotMove(Callable<DecideApproval.Answer> call) throws Exception {
        while (true) {
            try {
                return call.call();
            } catch (Conflict moved) {
                Thread.onSpinWait();
            }
        }
    }

    private static List<AuditEvent> told(List<AuditEvent> events, String type) {
        return events.stream().filter(event -> event.type().equals(type)).toList();
    }

    private static <T> T oneOf(SplittableRandom random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
