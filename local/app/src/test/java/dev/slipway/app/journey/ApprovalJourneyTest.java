package dev.slipway.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.laptop.Laptop;
import dev.slipway.core.approval.ApprovalState;
import dev.slipway.core.approval.DecideApproval;
import dev.slipway.core.approval.Link;
import dev.slipway.core.approval.LinkReader;
import dev.slipway.core.approval.OpenApproval;
import dev.slipway.core.approval.Vote;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Chain;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.PlanStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plans about which people have to decide, on a whole laptop: machine, keys, outbox and all.
final class ApprovalJourneyTest {
    private static final String LLAMA = "deploy llama-3.1 8B for chatbot-x";
    private static final Person BOB = new Person("bob");
    private static final Person CAROL = new Person("carol");

    @TempDir
    private Path home;

    @Test
    void productionIsDeployedWhenAPersonApproves() throws Exception {
        try (var bench = Bench.in(home)) {
            PlanId plan;
            try (var _ = bench.laptop().clock().hold()) {
                plan = asked(bench, LLAMA);

                assertThat(decide(bench, plan, BOB, Vote.Decision.APPROVE))
                        .isEqualTo(new DecideApproval.Answer.Recorded(ApprovalState.APPROVED, Optional.empty()));
            }
            bench.ended(plan);

            assertThat(bench.record(plan).status()).isEqualTo(PlanStatus.DEPLOYED);
            assertThat(told(bench, plan))
                    .containsSubsequence(
                            "PlanJudged",
                            "ApprovalRequested",
                            "VoteRecorded",
                            "ApprovalDecided",
                            "PlanJudged",
                            "ExecutionStarted",
                            "DeploymentAudited");
            assertThat(bench.laptop().ledger().list(OpenApproval.all()).values()).isEmpty();
            assertThat(Chain.breakIn(bench.laptop().ledger().events(plan.run(), 0))).isEmpty();
        }
    }

    @Test
    void aRejectionEndsThePlanAndTheRequesterIsTold() throws Exception {
        try (var bench = Bench.in(home)) {
            PlanId plan;
            try (var _ = bench.laptop().clock().hold()) {
                plan = asked(bench, LLAMA);
                decide(bench, plan, CAROL, Vote.Decision.REJECT);
            }
            bench.ended(plan);

            assertThat(bench.record(plan).status()).isEqualTo(PlanStatus.DENIED);
            assertThat(bench.record(plan).reason()).contains("rejected by carol");
            assertThat(letter(plan + "-end-alice")).contains("rejected by carol").contains("> because");
            assertThat(bench.calls().accepted("CreateEndpoint", "chatbot-x-prod")).isZero();
        }
    }

    @Test
    void whatNobodyDecidesIsAskedAgainEscalatedAndThenRefused() throws Exception {
        try (var bench = Bench.in(home)) {
            var record = bench.ask(LLAMA, "prod", false);

            assertThat(record.status()).isEqualTo(PlanStatus.DENIED);
            assertThat(record.reason().orElseThrow()).contains("asked in 3 rounds");
            assertThat(letters())
                    .containsExactlyInAnyOrder(
                            record.id() + "-r1-bob.eml",
                            record.id() + "-r1-carol.eml",
                            record.id() + "-r2-bob.eml",
                            record.id() + "-r2-carol.eml",
                            record.id() + "-r3-bob.eml",
                            record.id() + "-r3-carol.eml",
                            record.id() + "-r3-erin.eml",
                            record.id() + "-end-alice.eml");
        }
    }

    @Test
    void aPlanThatWaitsForPeopleGoesOnInAnotherProcess() throws Exception {
        PlanId plan;
        var first = Bench.in(home);
        try (var _ = first.laptop().clock().hold()) {
            plan = asked(first, LLAMA);
            first.close();
        }
        try (var bench = Bench.resumedWhile(home, laptop -> decide(laptop, plan, BOB, Vote.Decision.APPROVE))) {
            bench.ended(plan);

            assertThat(bench.record(plan).status()).isEqualTo(PlanStatus.DEPLOYED);
            assertThat(told(bench, plan)).containsOnlyOnce("ApprovalRequested", "ApprovalDecided");
        }
    }

    @Test
    void noSecretLiesWhereOthersRead() throws Exception {
        try (var bench = Bench.in(home)) {
            PlanId plan;
            try (var _ = bench.laptop().clock().hold()) {
                plan = asked(bench, LLAMA);
                decide(bench, plan, BOB, Vote.Decision.APPROVE);
            }
            bench.ended(plan);
            var nonce = link(bench, plan, BOB).nonce().value();

            assertThat(bench.laptop().ledger().events(plan.run(), 0).toString()).doesNotContain(nonce);
            try (var files = Files.list(home)) {
                assertThat(files.filter(file -> file.toString().endsWith(".key")).toList())
                        .hasSizeGreaterThan(3)
                        .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file)).hasSize(2));
            }
            try (var files = Files.list(home.resolve("outbox"))) {
                assertThat(files.toList())
                        .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file)).hasSize(2));
            }
        }
    }

    /// The plan, as soon as the first round is out; the clock must be held.
    private static PlanId asked(Bench bench, String sentence) {
        var plan = bench.accept(sentence, "prod", false);
        bench.sent(plan, "r1-carol");
        return plan;
    }

    private DecideApproval.Answer decide(Bench bench, PlanId plan, Person person, Vote.Decision decision) {
        return decide(bench.laptop(), plan, person, decision);
    }

    private DecideApproval.Answer decide(
            Laptop laptop, PlanId plan, Person person, Vote.Decision decision) {
        return laptop.asking()
                .decide()
                .apply(
                        new DecideApproval.Request(
                                plan,
                                person,
                                decision,
                                Optional.of("because"),
                                Optional.empty(),
                                Optional.empty()),
                        laptop.clock().instant());
    }

    private Link link(Bench bench, PlanId plan, Person person) {
        return link(bench.laptop(), plan, person);
    }

    /// The link in the person's mail.
    private Link link(Laptop laptop, PlanId plan, Person person) {
        var line = letter(plan + "-r1-" + person)
                .lines()
                .filter(each -> each.contains("http://127.0.0.1:8787/review/"))
                .findFirst()
                .orElseThrow();
        var answer = laptop.asking()
                .links()
                .read(line.substring(line.lastIndexOf('/') + 1), Link.Purpose.REVIEW, laptop.clock().instant());
        return answer instanceof LinkReader.Answer.Valid valid
                ? valid.link()
                : ((LinkReader.Answer.Expired) answer).link();
    }

    private String letter(String name) {
        try {
            return Files.readString(home.resolve("outbox/" + name + ".eml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> letters() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("outbox"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static List<String> told(Bench bench, PlanId plan) {
        return bench.laptop().ledger().events(plan.run(), 0).stream()
                .map(AuditEvent::type)
                .toList();
    }
}
