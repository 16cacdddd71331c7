package dev.slipway.core.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.checkpoint.Logbook;
import dev.slipway.core.model.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ways back in an export, and the plans that had brought something to a good end before; however few are held at a time.
class GoalsTest {
    private final Exported export = new Exported();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8192})
    void whatHadServedWellIsAGoalWhereverItStandsInTheFile(int held) {
        deployed("01a", "e", "c1", 1);
        undone("01b", "e", "c3", 9);
        deployed("01c", "e", "c2", 2);
        deployed("01d", "e", "c3", 3);
        undone("rollback-e-g2", "e", "c1", 7);
        undone("rollback-e-g4", "e", "c1", 8);
        undone("rollback-e-g3", "e", "c2", 9);

        assertThat(flaws(held)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8192})
    void everyOtherGoalIsNamed(int held) {
        deployed("01a", "e", "c1", 1);
        deployed("01b", "f", "c2", 1);
        undone("01c", "e", "c9", 5);
        undone("rollback-e-g1", "e", "c1", 5);
        undone("rollback-e-g2", "e", "c2", 5);
        undone("rollback-e-g3", "e", "c9", 5);
        undone("rollback-f-g1", "f", "c2", 5);

        assertThat(flaws(held))
                .containsExactlyInAnyOrder(
                        "01c e goes back to c9 of h9, which no plan had brought to a good end there before",
                        "rollback-e-g2 e goes back to c2 of h2, which no plan had brought to a good end there before",
                        "rollback-e-g3 e goes back to c9 of h9, which no plan had brought to a good end there before");
    }

    @Test
    void whatCameToAGoodEndLaterIsNoGoal() {
        undone("01a", "e", "c1", 5);
        deployed("01b", "e", "c1", 6);
        deployed("01c", "e", "c1", 7);
        undone("rollback-e-g1", "e", "c1", 6);

        assertThat(flaws(8192)).singleElement().asString().startsWith("01a");
    }

    @Test
    void whatDidNotEndWellIsNoGoal() {
        run("01a", 1, executed("c1"), finished("e", "c1"), audited("Undone"));
        run("01b", 1, finished("e", "c1"), audited("Deployed"));
        run("01c", 1, executed("c1"), audited("Deployed"));
        run("01d", 1, executed(""), finished("", ""), audited("Deployed"));
        run("01e", 1, told("ExecutionStarted"), finished("e", "c1"), audited("Deployed"));
        undone("rollback-e-g1", "e", "c1", 5);
        undone("rollback-e-g2", "", "", 5);

        assertThat(flaws(8192)).hasSize(2);
    }

    @Test
    void whatCameToAGoodEndAsAnotherPlanIsNoGoal() {
        deployed("01a", "e", "c1", 1);
        undone("rollback-e-g1", "e", "c1", "h2", 5);
        undone("rollback-e-g2", "e", "c1", "", 5);

        assertThat(flaws(8192))
                .containsExactly(
                        "rollback-e-g1 e goes back to c1 of h2, which no plan had brought to a good end there before",
                        "rollback-e-g2 e goes back to c1 of a plan without a hash, which no plan had brought to a good end there before");
    }

    @Test
    void aVerificationHoldsIt() {
        undone("rollback-e-g1", "e", "c9", 5);

        var flaws = new ArrayList<Flaw>();
        new Verification(Trust.of(Logbook.ORIGIN, List.of(), Optional.empty()), new byte[32], flaws::add).of(export);

        assertThat(flaws).filteredOn(flaw -> flaw.kind() == FlawKind.GRAMMAR).singleElement()
                .satisfies(flaw -> assertThat(flaw.sentence()).startsWith("e goes back to c9 of h9"));
    }

    private List<String> flaws(int held) {
        var goals = new Goals(held);
        var flaws = new ArrayList<String>();
        export.events.forEach(line -> goals.event(Exported.value(line)));
        goals.settle(export, flaw -> flaws.add(flaw.run().orElseThrow() + " " + flaw.sentence()));
        return flaws;
    }

    private void deployed(String run, String endpoint, String config, int day) {
        run(run, day, told("IntentAccepted"), executed(config), finished(endpoint, config), audited("Deployed"));
    }

    private void undone(String run, String endpoint, String config, int day) {
        undone(run, endpoint, config, hashOf(config), day);
    }

    private void undone(String run, String endpoint, String config, String hash, int day) {
        var detail = Canonical.Fields.NONE.with("endpoint", endpoint).with("to", config).with("goal_hash", hash);
        var requested = new Told(Instant.EPOCH, "RollbackRequested", "Alarm", Canonical.Fields.NONE.with("endpoint", endpoint));
        run(run, day, requested, new Told(Instant.EPOCH, "UndoStarted", "Step", detail));
    }

    private static Told executed(String config) {
        var detail = Canonical.Fields.NONE.with("plan_hash", hashOf(config));
        return new Told(Instant.EPOCH, "ExecutionStarted", "Step", detail);
    }

    /// The hash of the plan that a configuration is of.
    private static String hashOf(String config) {
        return config.replace('c', 'h');
    }

    private static Told told(String type) {
        return new Told(Instant.EPOCH, type, "Step", Canonical.Fields.NONE);
    }

    private static Told finished(String endpoint, String config) {
        var detail = Canonical.Fields.NONE.with("endpoint", endpoint).with("config", config);
        return new Told(Instant.EPOCH, "RolloutFinished", "Step", detail);
    }

    private static Told audited(String status) {
        return new Told(Instant.EPOCH, "DeploymentAudited", "Step", Canonical.Fields.NONE.with("status", status));
    }

    private void run(String run, int day, Told... all) {
        var at = Instant.EPOCH.plus(Duration.ofDays(day));
        var last = Optional.<AuditEvent>empty();
        for (var each : all) {
            var told = new Told(at, each.type(), each.actor(), each.detail());
            var next = last.map(before -> before.next(told)).orElseGet(() -> AuditEvent.first(new RunId(run), told));
            export.events.add(new Line.Read<>(new ExportedEvent(next, false)));
            last = Optional.of(next);
        }
    }
}
