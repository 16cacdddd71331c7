package dev.slipway.function.api;

import dev.slipway.core.Samples;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.CanonicalForm;
import dev.slipway.core.audit.Told;
import dev.slipway.core.model.Application;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Finding;
import dev.slipway.core.model.Image;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.Severity;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.AlarmPlan;
import dev.slipway.core.plan.Cost;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.Guarded;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.core.rollout.Rollback;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.FindingsForm;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How an accepted plan goes on, as the machine's steps would write it.
final class Story {
    static final Application CHATBOT = new Application("chatbot-x");
    static final Environment STAGING = new Environment("staging");

    private final Bench bench;
    private final PlanId plan;

    Story(Bench bench, PlanId plan) {
        this.bench = bench;
        this.plan = plan;
    }

    /// Planned with evidence, then judged: a person is needed.
    void needsAPerson() {
        var record = bench.ledger().read(PlanRecord.key(plan));
        var cost =
                new Cost(new UsdPerHour(1_861_000), new UsdPerHour(3_722_000), LocalDate.parse("2026-11-01"), "list");
        var considered = bench.evidence().keep(CanonicalForm.bytes(considered()));
        var said = FindingsForm.keep(bench.evidence(), List.of(finding()));
        var next = record.value()
                .planned(deployment(), Optional.of(cost), considered, Bench.NOON)
                .judged(PlanStatus.AWAITING_APPROVAL, said, Optional.empty(), Bench.NOON);
        bench.ledger()
                .commit(Change.of(plan.run())
                        .write(record, next)
                        .tell(new Told(
                                Bench.NOON,
                                "PlanJudged",
                                "GuardPlan",
                                Canonical.Fields.NONE.with("verdict", "NeedsApproval"))));
    }

    /// In service as generation 1.
    void serves() {
        var endpoint = bench.ledger().read(EndpointRecord.key(CHATBOT, STAGING));
        bench.ledger()
                .commit(Change.of(plan.run())
                        .write(
                                endpoint,
                                EndpointRecord.vacant(CHATBOT, STAGING)
                                        .with(generation(1, deployment()))
                                        .released(EndpointRecord.State.LIVE)));
    }

    /// In service as generation 2, after one on an instance type that the policy lists no longer.
    void servesAfterWhatIsNoLongerAllowed() {
        var record = bench.ledger().read(PlanRecord.key(plan));
        var endpoint = bench.ledger().read(EndpointRecord.key(CHATBOT, STAGING));
        var before = deployment(new InstanceType("ml.p5.48xlarge"));
        var planned = record.value().planned(before, Optional.empty(), Digest.of(new byte[0]), Bench.NOON);
        bench.ledger()
                .commit(Change.of(plan.run())
                        .write(record, planned)
                        .write(
                                endpoint,
                                EndpointRecord.vacant(CHATBOT, STAGING)
                                        .with(before.objects())
                                        .with(generation(1, before))
                                        .with(generation(2, deployment()))
                                        .released(EndpointRecord.State.LIVE)));
    }

    /// What generation 1 served serves again, since dave had generation 2 taken back.
    void wentBack() {
        servesAfterWhatIsNoLongerAllowed();
        var endpoint = bench.ledger().read(EndpointRecord.key(CHATBOT, STAGING));
        var good = endpoint.value().generations().getFirst();
        var run = Rollback.runOf(deployment().endpoint(), 2, 1);
        var done = new Rollback(
                run,
                CHATBOT,
                STAGING,
                2,
                plan,
                new Rollback.Cause.ByPerson(new Person("dave"), Optional.of(1), Optional.empty()),
                Rollback.State.BACK,
                Optional.of(good),
                Optional.empty(),
                Bench.NOON,
                Optional.of(Bench.NOON));
        bench.ledger()
                .commit(Change.of(run)
                        .write(bench.ledger().read(Rollback.key(run)), done)
                        .write(endpoint, endpoint.value().backTo(good, "asked for by dave", Bench.NOON)));
    }

    private Generation generation(int number, DeploymentPlan deployment) {
        return new Generation(
                number,
                plan,
                deployment.hash(),
                deployment.model(),
                deployment.image().digest(),
                deployment.instanceType(),
                1,
                deployment.objects(),
                new UsdPerHour(1_861_000),
                Bench.NOON,
                Optional.empty());
    }

    /// Failed at its first deployment.
    void failsOf(String reason) {
        var endpoint = bench.ledger().read(EndpointRecord.key(CHATBOT, STAGING));
        bench.ledger()
                .commit(Change.of(plan.run())
                        .write(
                                endpoint,
                                EndpointRecord.vacant(CHATBOT, STAGING)
                                        .failed(new EndpointRecord.Failure(plan, reason))));
    }

    static DeploymentPlan deployment() {
        return deployment(new InstanceType("ml.g6e.xlarge"));
    }

    private static DeploymentPlan deployment(InstanceType type) {
        var place = Samples.place("staging");
        var rollout = Samples.rollout("staging");
        return new DeploymentPlan(
                place,
                CHATBOT,
                new ModelId("meta/llama-3.1-8b-instruct"),
                new Image(place.registry(), "nim/meta/llama-3.1-8b-instruct", "1.13.1", Digest.of(new byte[] {1})),
                type,
                2,
                new TreeMap<>(Map.of("NIM_MAX_MODEL_LEN", "8192")),
                rollout.policy(),
                rollout.alarms().stream()
                        .map(terms -> AlarmPlan.of(EndpointRecord.nameOf(CHATBOT, STAGING), terms))
                        .toList(),
                new Guarded.Yes());
    }

    private static Canonical.Fields considered() {
        return Canonical.Fields.NONE
                .with("price", Canonical.Fields.NONE.with("usd_per_hour", "1.861"))
                .withAll("alternatives", List.of(Canonical.Fields.NONE.with("rejected", "too dear")));
    }

    private static Finding finding() {
        return new Finding(
                "PeopleApproveCost",
                Severity.NEEDS_APPROVAL,
                List.of("COST-3"),
                "26 USD/h",
                "25 USD/h",
                "ask somebody");
    }
}
