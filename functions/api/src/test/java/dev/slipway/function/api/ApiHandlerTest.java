package dev.slipway.function.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.RunningPlan;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.ForwardingLedger;
import dev.slipway.core.step.Evidence;
import dev.slipway.core.step.Key;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Listing;
import dev.slipway.core.step.Page;
import dev.slipway.core.step.Versioned;
import dev.slipway.wire.http.CallerLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiHandlerTest {
    private final Bench bench = Bench.fresh();

    @Test
    void answersAnIntentWithItsPlanAtOnce() {
        var answer = bench.send(Asked.intent());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().fieldNames()).toIterable().containsExactly("plan_id", "status", "requires_approval");
        assertThat(answer.body().path("status").asText()).isEqualTo("Accepted");
        assertThat(answer.headers()).containsEntry("location", "/plan/" + planOf(answer));
        assertThat(answer.headers()).doesNotContainKeys("preference-applied", "idempotency-replayed");
    }

    @Test
    void answersTheSameKeyAndIntentWithTheSamePlan() {
        var first = bench.send(Asked.intent().with("idempotency-key", "k-1"));
        long stored = bench.ledger().commits();

        var second = bench.send(Asked.intent().with("idempotency-key", "k-1"));

        assertThat(second.status()).isEqualTo(202);
        assertThat(planOf(second)).isEqualTo(planOf(first));
        assertThat(second.headers()).containsEntry("idempotency-replayed", "true");
        assertThat(bench.ledger().commits()).isEqualTo(stored);
    }

    @Test
    void refusesAKeyThatBroughtAnotherIntent() {
        bench.send(Asked.intent().with("idempotency-key", "k-1"));
        long stored = bench.ledger().commits();

        var other =
                bench.send(Asked.intent(Asked.GOOD.replace("staging", "dev")).with("idempotency-key", "k-1"));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("key_reused");
        assertThat(bench.ledger().commits()).isEqualTo(stored);
    }

    @Test
    void keepsAKeyToItsCaller() {
        var alices = bench.send(Asked.intent().with("idempotency-key", "k-1"));
        var bobs = bench.send(Asked.intent().with("idempotency-key", "k-1").as("bob"));

        assertThat(planOf(bobs)).isNotEqualTo(planOf(alices));
    }

    @Test
    void takesAPersonInTheBodyOnlyWhenItIsTheCaller() {
        var own = bench.send(Asked.intent(Asked.GOOD.replace("{", "{\"user_id\":\"alice\",")));
        var other = bench.send(Asked.intent(Asked.GOOD.replace("{", "{\"user_id\":\"bob\",")));

        assertThat(own.status()).isEqualTo(202);
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.code()).isEqualTo("other_person");
        assertThat(bench.ledger().list(RunningPlan.all()).values()).hasSize(1);
    }

    @Test
    void waitsForTheVerdictAndTellsIt() {
        var waits = new ArrayList<Duration>();
        var box = new ArrayList<Bench>();
        var waiting = Bench.whileAsleep(time -> {
            waits.add(time);
            if (waits.size() == 3) {
                box.getFirst()
                        .ledger()
                        .list(RunningPlan.all())
                        .values()
                        .forEach(running ->
                                new Story(box.getFirst(), running.value().plan()).needsAPerson());
            }
        });
        box.add(waiting);

        var answer = waiting.send(Asked.intent().with("prefer", "respond-async, wait=10"));

        assertThat(waits).hasSize(3);
        assertThat(answer.headers()).containsEntry("preference-applied", "wait=10");
        assertThat(answer.body().path("status").asText()).isEqualTo("AwaitingApproval");
        assertThat(answer.body().path("requires_approval").asBoolean()).isTrue();
        assertThat(answer.body().path("artifact").path("model").path("model_id").asText())
                .isEqualTo("meta/llama-3.1-8b-instruct");
        assertThat(answer.body().path("findings").path(0).path("rule").asText()).isEqualTo("PeopleApproveCost");
        assertThat(answer.body()
                        .path("evidence")
                        .path("price")
                        .path("usd_per_hour")
                        .asText())
                .isEqualTo("1.861");
    }

    @Test
    void waitsNoLongerThanAGatewayDoes() {
        var waits = new ArrayList<Duration>();

        var answer = Bench.whileAsleep(waits::add).send(Asked.intent().with("prefer", "wait=30"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(18));
        assertThat(answer.headers()).containsEntry("preference-applied", "wait=18");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 300, 1_000, 2_000, 3_000})
    void aSlowStoreTakesItsTimeFromThePatienceAndNotFromTheGateway(long millis) {
        var slow = new Slow(bench.ledger(), () -> bench.pass(Duration.ofMillis(millis)));

        var answer = Asked.intent().with("prefer", "wait=30").to(bench.handlerOver(slow));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("status").asText()).isEqualTo("Accepted");
        assertThat(bench.passed()).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(25));
    }

    @Test
    void whoeverIsInterruptedAnswersAtOnce() {
        var waits = new AtomicInteger();
        var interrupted = Bench.whileAsleep(_ -> {
            waits.incrementAndGet();
            Thread.currentThread().interrupt();
        });

        var answer = interrupted.send(Asked.intent().with("prefer", "wait=30"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer.status()).isEqualTo(202);
        assertThat(waits).hasValue(1);
    }

    @Test
    void aStoreThatBecomesSlowIsNotAskedAgainLate() {
        var reads = new AtomicInteger();
        var slow = new Slow(bench.ledger(), () -> bench.pass(Duration.ofMillis(reads.incrementAndGet() > 20 ? 1_500 : 10)));

        Asked.intent().with("prefer", "wait=30").to(bench.handlerOver(slow));

        assertThat(bench.passed()).isLessThan(Duration.ofSeconds(18));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 40, 70, 90, 95, 100, 105, 110})
    void aReadThatHangsToItsDeadlineEndsBeforeTheGatewayGivesUp(int which) {
        var reads = new AtomicInteger();
        var hanging = new Slow(bench.ledger(), () -> bench.pass(Duration.ofMillis(reads.incrementAndGet() == which ? 10_000 : 10)));

        Asked.intent().with("prefer", "wait=30").to(bench.handlerOver(hanging));

        assertThat(reads).hasValueGreaterThanOrEqualTo(which);
        assertThat(bench.passed()).isLessThan(Duration.ofSeconds(29));
    }

    @Test
    void saysThatAnIntentIsKeptThoughItCannotBeReadBack() {
        var answer = Asked.intent().to(bench.handlerOver(new Blind(bench.ledger())));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(bench.ledger().list(RunningPlan.all()).values())
                .extracting(running -> running.value().plan().value())
                .containsExactly(planOf(answer));
    }

    @Test
    void tellsAPlansWholeStory() {
        var plan = bench.accepted("alice");
        new Story(bench, plan).needsAPerson();
        new Story(bench, plan).serves();

        var body = bench.send(Asked.get("/plan/" + plan)).body();

        assertThat(body.path("plan_id").asText()).isEqualTo(plan.value());
        assertThat(body.path("kind").asText()).isEqualTo("Deployment");
        assertThat(body.path("closed").asBoolean()).isFalse();
        assertThat(body.path("cost").toString())
                .isEqualTo("{\"now_usd_per_hour\":1.861,\"worst_case_usd_per_hour\":3.722,"
                        + "\"priced_as_of\":\"2026-11-01\",\"source\":\"list\"}");
        assertThat(body.path("plan_hash").asText())
                .isEqualTo(Story.deployment().hash().value());
        assertThat(body.findValues("alternatives")).hasToString("[[{\"rejected\":\"too dear\"}]]");
        assertThat(body.path("verdict").path("outcome").asText()).isEqualTo("NeedsApproval");
        assertThat(body.path("verdict")
                        .path("findings")
                        .path(0)
                        .path("clauses")
                        .path(0)
                        .asText())
                .isEqualTo("COST-3");
        assertThat(body.path("state").asText()).isEqualTo("Live");
        assertThat(body.path("events").findValuesAsText("type")).containsExactly("IntentAccepted", "PlanJudged");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void namesTheDigestsOfEvidenceThatIsBroken(boolean changed) {
        var plan = bench.accepted("alice");
        new Story(bench, plan).needsAPerson();
        var record = bench.ledger().read(PlanRecord.key(plan)).value();

        var answer = Asked.get("/plan/" + plan).to(bench.handlerOver(new Torn(changed)));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("evidence_broken");
        assertThat(answer.body().path("problems").findValuesAsText("observed"))
                .containsExactly(
                        record.considered().orElseThrow().value(),
                        record.findings().orElseThrow().value());
        assertThat(answer.body().toString()).doesNotContain("/secret/place");
    }

    @Test
    void tellsAnIntentsStatusThoughItsEvidenceIsBroken() {
        var plan = bench.send(Asked.intent().with("idempotency-key", "k-1"));
        new Story(bench, new PlanId(planOf(plan))).needsAPerson();

        var again = Asked.intent().with("idempotency-key", "k-1").to(bench.handlerOver(new Torn(true)));

        assertThat(again.body().path("status").asText()).isEqualTo("AwaitingApproval");
        assertThat(again.body().has("evidence")).isFalse();
    }

    @Test
    void hidesAnotherPersonsPlanAsIfItNeverWas() {
        var alices = bench.accepted("alice").value();
        var nobodys = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

        for (var path : List.of("/plan/", "/audit/")) {
            var hidden = bench.send(Asked.get(path + alices).as("bob"));
            var missing = bench.send(Asked.get(path + nobodys).as("bob"));

            assertThat(hidden.status()).isEqualTo(404);
            assertThat(hidden.body().toString())
                    .isEqualTo(missing.body().toString().replace(nobodys, alices));
        }
    }

    @Test
    void showsTheChainAndThatItIsWhole() {
        var plan = bench.accepted("alice");
        new Story(bench, plan).needsAPerson();

        var body = bench.send(Asked.get("/audit/" + plan)).body();

        assertThat(body.path("whole").asBoolean()).isTrue();
        assertThat(body.has("broken")).isFalse();
        assertThat(body.path("events").path(0).path("previous").asText()).isEqualTo(AuditEvent.ORIGIN.value());
        assertThat(body.path("events").path(1).path("previous").asText())
                .isEqualTo(body.path("events").path(0).path("hash").asText());
    }

    @Test
    void listsEndpointsWithWhatTheyCost() {
        new Story(bench, bench.accepted("alice")).serves();

        var body = bench.send(Asked.get("/endpoints").asking("limit=1&after=chatbot-w-staging"))
                .body();

        assertThat(body.path("endpoints").path(0).path("name").asText()).isEqualTo("chatbot-x-staging");
        assertThat(body.path("endpoints")
                        .path(0)
                        .path("current")
                        .path("usd_per_hour")
                        .toString())
                .isEqualTo("1.861");
        assertThat(body.path("spending").findValuesAsText("env")).containsExactly("dev", "staging", "prod");
        assertThat(body.path("spending").path(0).path("cap_usd_per_hour").toString())
                .isEqualTo("20.00");
        assertThat(body.has("next")).isFalse();
    }

    @Test
    void tellsWhyAnEndpointFailedAndWhatClearsIt() {
        var plan = bench.accepted("alice");
        new Story(bench, plan).failsOf("no capacity");

        var endpoint = bench.send(Asked.get("/endpoints")).body().at("/endpoints/0");

        assertThat(endpoint.path("state").asText()).isEqualTo("Failed");
        assertThat(endpoint.path("failure").toString())
                .isEqualTo("{\"plan_id\":\"%s\",\"reason\":\"no capacity\",\"remedy\":\"slipway undeploy chatbot-x --env staging\"}"
                        .formatted(plan));
    }

    @Test
    void namesThePartThatFailsToEverybody() {
        var answer = Asked.get("/health").byNobody().to(bench.handlerOver(new Blind(bench.ledger())));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body().toString()).isEqualTo("{\"live\":true,\"ready\":false,\"failing\":[\"ledger\"]}");
    }

    @Test
    void limitsOneCallerAndNobodyElse() {
        var limited = Bench.limiting(new CallerLimit(30, 2));
        limited.send(Asked.get("/endpoints"));
        limited.send(Asked.get("/endpoints"));

        var refused = limited.send(Asked.get("/endpoints"));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers()).containsEntry("retry-after", "2");
        assertThat(refused.body().path("retry_after").asLong()).isEqualTo(2);
        assertThat(limited.send(Asked.get("/endpoints").as("bob")).status()).isEqualTo(200);
        assertThat(limited.send(Asked.get("/health")).status()).isEqualTo(200);
    }

    private static String planOf(Answered answer) {
        return answer.body().path("plan_id").asText();
    }

    /// Evidence of which every piece is missing, or was changed.
    private record Torn(boolean changed) implements Evidence {
        @Override
        public Digest keep(byte[] bytes) {
            return Digest.of(bytes);
        }

        @Override
        public Optional<byte[]> fetch(Digest digest) {
            if (changed) {
                throw new Malformed("the file /secret/place was changed");
            }
            return Optional.empty();
        }
    }

    /// A ledger that keeps everything and, once a plan is kept or whenever health is asked for, reads nothing back.
    private record Blind(Ledger real) implements ForwardingLedger {
        @Override
        public <T> Versioned<T> read(Key<T> key) {
            var there = real.read(key);
            if ((key.type() == PlanRecord.class && there.found().isPresent())
                    || key.sort().startsWith("0000")) {
                throw new Unavailable("the store at 10.0.0.7 is gone");
            }
            return there;
        }
    }

    /// Each call of which takes a while.
    private record Slow(Ledger under, Runnable delay) implements Ledger {
        @Override
        public <T> Versioned<T> read(Key<T> key) {
            delay.run();
            return under.read(key);
        }

        @Override
        public <T> Page<T> list(Listing<T> listing) {
            delay.run();
            return under.list(listing);
        }

        @Override
        public void commit(Change change) {
            delay.run();
            under.commit(change);
        }

        @Override
        public List<AuditEvent> events(RunId run, long after) {
            delay.run();
            return under.events(run, after);
        }
    }
}
