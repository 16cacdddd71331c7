package dev.slipway.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapter.state.StateLedger;
import dev.slipway.core.Scene;
import dev.slipway.core.approval.ApprovalOutcome;
import dev.slipway.core.approval.ApprovalState;
import dev.slipway.core.approval.DecideApproval;
import dev.slipway.core.approval.DecideApproval.Answer;
import dev.slipway.core.approval.Desk;
import dev.slipway.core.approval.MemoryMail;
import dev.slipway.core.approval.Vote.Decision;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Chain;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.Workflows.Completion;
import dev.slipway.core.step.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fifty people's words at one moment on each of two hundred approvals, in the store that a laptop has.
class DecisionRaceTest {
    private static final int APPROVALS = 200;
    private static final int WORDS = 50;
    private static final int TRIES = 1_000;
    private static final Duration PAUSE = Duration.ofMillis(10);

    @TempDir
    Path folder;

    private final Map<String, Outcome> heard = new ConcurrentHashMap<>();

    @Test
    void ofFiftyDecisionsAtOnceOneIsTakenAndAllTheOthersAreToldOfIt() throws Exception {
        try (var store = SqliteStore.open(folder.resolve("slipway.db"));
                var people = Executors.newFixedThreadPool(WORDS)) {
            var scene = new Scene(StateLedger.over(SqliteItems.over(store)), new MemoryMail());
            scene.workflows.completing = (token, answer) ->
                    heard.putIfAbsent(token.value(), answer) == null ? Completion.DELIVERED : Completion.TOO_LATE;

            for (int i = 0; i < APPROVALS; i++) {
                var plan = asked(scene, i);
                var answers = allAtOnce(people, scene, plan, i);

                isDecidedOnce(scene, plan, answers, i);
            }
        }
    }

    /// Every other plan needs two people, one of them for the money.
    private static PlanId asked(Scene scene, int number) {
        var plan = number % 2 == 0 ? scene.desk.needed() : scene.desk.neededInProd(Desk.LARGE);
        scene.desk.ask(plan, token(number));
        return plan;
    }

    private static String token(int number) {
        return "token-" + number;
    }

    private static List<Answer> allAtOnce(ExecutorService people, Scene scene, PlanId plan, int number)
            throws Exception {
        var together = new CyclicBarrier(WORDS);
        var words = IntStream.range(0, WORDS)
                .<Callable<Answer>>mapToObj(each -> () -> {
                    var word = word(plan, number + each);
                    together.await();
                    return said(scene, word);
                })
                .toList();
        var answers = new ArrayList<Answer>();
        for (var answer : people.invokeAll(words)) {
            answers.add(answer.get());
        }
        return answers;
    }

    /// Whoever is asked for patience says it again, as a client does.
    private static Answer said(Scene scene, DecideApproval.Request word) throws InterruptedException {
        for (int tried = 1; ; tried++) {
            try {
                return scene.desk.decide(word);
            } catch (Throttled crowd) {
                if (tried == TRIES) {
                    throw crowd;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    /// Bob, Carol and Frank in Bob's place each say yes and no; Alice, whose plan it is, says yes.
    private static DecideApproval.Request word(PlanId plan, int number) {
        Person person = List.of(Desk.BOB, Desk.CAROL, Desk.FRANK, Scene.ALICE).get(number % 7 == 0 ? 3 : number % 3);
        return new DecideApproval.Request(
                plan,
                person,
                number % 5 == 0 && !person.equals(Scene.ALICE) ? Decision.REJECT : Decision.APPROVE,
                Optional.of("because"),
                Optional.empty(),
                person.equals(Desk.FRANK) ? Optional.of(Desk.BOB) : Optional.empty());
    }

    private void isDecidedOnce(Scene scene, PlanId plan, List<Answer> answers, int number) {
        var approval = scene.desk.approval(plan);
        var end = approval.state();
        var events = scene.ledger.events(plan.run(), 0);

        assertThat(end).isIn(ApprovalState.APPROVED, ApprovalState.REJECTED);
        assertThat(answers.stream().filter(answer -> answer instanceof Answer.Recorded(ApprovalState state, _) && state == end)).as("approval %d", number).hasSize(1);
        assertThat(answers.stream().filter(Answer.Recorded.class::isInstance)).hasSameSizeAs(approval.votes());
        assertThat(answers.stream().map(DecisionRaceTest::state).flatMap(Optional::stream))
                .isSubsetOf(end, ApprovalState.PENDING);
        assertThat(types(events, "VoteRecorded")).isEqualTo(approval.votes().size());
        assertThat(types(events, "ApprovalDecided")).isOne();
        assertThat(Chain.breakIn(events)).isEmpty();
        assertThat(heard.get(token(number))).isEqualTo(ApprovalOutcome.of(plan, end));
    }

    private static Optional<ApprovalState> state(Answer answer) {
        return switch (answer) {
            case Answer.Recorded(ApprovalState state, _) -> Optional.of(state);
            case Answer.AlreadySo(ApprovalState state, _) -> Optional.of(state);
            case Answer.DecidedOtherwise(ApprovalState state) -> Optional.of(state);
            case Answer.Barred _ -> Optional.empty();
            case Answer.NotKnown _, Answer.SupersededRound _, Answer.Invalid _ -> throw new AssertionError(answer);
        };
    }

    private static long types(List<AuditEvent> events, String type) {
        return events.stream().map(AuditEvent::type).filter(type::equals).count();
    }
}
