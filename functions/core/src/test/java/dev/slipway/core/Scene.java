package dev.slipway.core;

import dev.slipway.core.approval.Desk;
import dev.slipway.core.approval.MemoryMail;
import dev.slipway.core.catalogue.Catalogue;
import dev.slipway.core.fit.Accelerator;
import dev.slipway.core.fit.GpuOffer;
import dev.slipway.core.fit.MemoryFit;
import dev.slipway.core.fit.OfferPrice;
import dev.slipway.core.fit.Offers;
import dev.slipway.core.fit.Prices;
import dev.slipway.core.guard.GuardPlan;
import dev.slipway.core.guard.Verdict;
import dev.slipway.core.model.Application;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Trouble;
import dev.slipway.core.plan.AcceptIntent;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Images;
import dev.slipway.core.plan.MemoryWorkflows;
import dev.slipway.core.plan.MemoryMetrics;
import dev.slipway.core.plan.PlanDeployment;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.Planner;
import dev.slipway.core.plan.Planning;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.plan.SampleCatalogue;
import dev.slipway.core.rollout.AuditDeployment;
import dev.slipway.core.rollout.Ending;
import dev.slipway.core.rollout.ExecutePlan;
import dev.slipway.core.rollout.Execution;
import dev.slipway.core.rollout.FindLastGood;
import dev.slipway.core.rollout.LastGood;
import dev.slipway.core.rollout.MemoryHosting;
import dev.slipway.core.rollout.MemoryModelServer;
import dev.slipway.core.rollout.Notice;
import dev.slipway.core.rollout.NoticeBoard;
import dev.slipway.core.rollout.Notices;
import dev.slipway.core.rollout.RolloutState;
import dev.slipway.core.rollout.Sweep;
import dev.slipway.core.rollout.UndoRollout;
import dev.slipway.core.rollout.Undoing;
import dev.slipway.core.rollout.ValidateEndpoint;
import dev.slipway.core.rollout.Validation;
import dev.slipway.core.rollout.WatchRollout;
import dev.slipway.core.step.Effects;
import dev.slipway.core.step.InterposedLedger;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.MemoryEvidence;
import dev.slipway.core.step.MemoryLedger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A small world in memory in which the steps of a deployment can be taken one by one.
///
/// It is staging's; what tests change from outside are plain fields.
public final class Scene {
    public static final String LLAMA = "deploy llama-3.1 8B for chatbot-x";
    public static final String MISTRAL = "deploy mistral-7b-instruct v0.3 for chatbot-x";
    public static final String UNDEPLOY = "undeploy chatbot-x";
    public static final Application APP = new Application("chatbot-x");
    public static final Environment STAGING = new Environment("staging");
    public static final Person ALICE = new Person("alice");
    public static final LocalDate PRICED = LocalDate.of(2026, 11, 1);
    private static final Map<String, String> PRICES = Map.of(
            "ml.g6e.xlarge", "2.3",
            "ml.g6.xlarge", "1.1267",
            "ml.g6.2xlarge", "1.1",
            "ml.g5.xlarge", "1.408",
            "ml.g4dn.xlarge", "0.736",
            "ml.g6e.12xlarge", "13.1",
            "ml.inf2.xlarge", "0.99");

    /// Empty and unused in a scene over another store.
    public final MemoryLedger store = new MemoryLedger();
    public final MemoryEvidence evidence = new MemoryEvidence();
    public final MemoryHosting hosting = new MemoryHosting();
    public final MemoryMetrics metrics = new MemoryMetrics();
    public final MemoryModelServer server = new MemoryModelServer();
    public final Catalogue catalogue = SampleCatalogue::models;

    public Ledger ledger = store;
    public Policies policies = Samples.policies();
    public Offers offers = Scene::table;
    public Prices prices = (region, type) -> price(type);
    public Images images = (registry, repository, tag) -> Optional.of(digest(repository, tag));
    public MemoryWorkflows workflows = new MemoryWorkflows();
    public final List<Notice> told = new ArrayList<>();
    public Notices notices = told::add;
    public boolean execute = true;
    public Instant now = Instant.parse("2026-11-21T10:00:00Z");
    public final Desk desk;
    private final Planner planner = new Planner(
            catalogue,
            () -> offers.offers(),
            (region, type) -> prices.price(region, type),
            new MemoryFit(),
            (registry, repository, tag) -> images.digest(registry, repository, tag));
    private int accepted;

    /// Alone in a store of its own.
    public Scene() {
        this.desk = new Desk(this, new MemoryMail());
    }

    /// One of several over the same store, whose letters go out by the same post.
    public Scene(Ledger ledger, MemoryMail mail) {
        this.ledger = ledger;
        this.desk = new Desk(this, mail);
    }

    /// From now on the process may be killed around each commit and each call.
    public Scene dyingAt(Moments moments) {
        ledger = InterposedLedger.killed(store, moments);
        hosting.before = _ -> moments.pass();
        hosting.after = _ -> moments.pass();
        metrics.before = moments::pass;
        metrics.after = moments::pass;
        return this;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    /// The request of Alice for this sentence in staging.
    public AcceptIntent.Request request(String sentence) {
        return new AcceptIntent.Request(
                ALICE,
                Optional.empty(),
                sentence,
                STAGING.value(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                planId(accepted++));
    }

    public AcceptIntent.Answer accept(AcceptIntent.Request request) {
        return new AcceptIntent(ledger, policies, workflows).apply(request, now);
    }

    public PlanId accepted(String sentence) {
        return accepted(request(sentence));
    }

    public PlanId accepted(AcceptIntent.Request request) {
        if (accept(request) instanceof AcceptIntent.Answer.Accepted it) {
            return it.plan();
        }
        throw new AssertionError("not accepted: " + accept(request));
    }

    public PlanId planned(String sentence) {
        var plan = accepted(sentence);
        plan(plan);
        return plan;
    }

    public PlanId allowed(String sentence) {
        var plan = planned(sentence);
        guard(plan);
        return plan;
    }

    public PlanId executing(String sentence) {
        var plan = allowed(sentence);
        execute(plan);
        return plan;
    }

    /// In service, and not tried yet; or gone.
    public PlanId rolledOut(String sentence) {
        var plan = executing(sentence);
        hosting.settle(EndpointRecord.nameOf(APP, STAGING));
        watch(plan);
        return plan;
    }

    public Planning plan(PlanId plan) {
        return new PlanDeployment(ledger, policies, planner, evidence).apply(new PlanDeployment.Request(plan), now);
    }

    public Verdict guard(PlanId plan) {
        return new GuardPlan(ledger, policies, () -> desk.people, prices, images, evidence, metrics)
                .apply(new GuardPlan.Request(plan), now);
    }

    public Execution execute(PlanId plan) {
        return new ExecutePlan(ledger, policies, hosting, metrics, effects(), evidence, execute)
                .apply(new ExecutePlan.Request(plan), now);
    }

    public RolloutState watch(PlanId plan) {
        return watch(plan.run());
    }

    public RolloutState watch(RunId run) {
        return new WatchRollout(ledger, hosting, metrics, effects(), server, catalogue)
                .apply(new WatchRollout.Request(run), now);
    }

    public Validation validate(PlanId plan) {
        return validate(plan.run());
    }

    public Validation validate(RunId run) {
        return new ValidateEndpoint(ledger, server, catalogue).apply(new ValidateEndpoint.Request(run), now);
    }

    public Undoing undo(PlanId plan, Trouble... failures) {
        return undo(plan.run(), failures);
    }

    public Undoing undo(RunId run, Trouble... failures) {
        return new UndoRollout(ledger, hosting, metrics, effects())
                .apply(new UndoRollout.Request(run, List.of(failures)), now);
    }

    public LastGood find(RunId run) {
        return new FindLastGood(ledger, hosting, policies).apply(new FindLastGood.Request(run), now);
    }

    public Ending audit(PlanId plan, Trouble... failures) {
        return audit(plan.run(), failures);
    }

    public Ending audit(RunId run, Trouble... failures) {
        return auditor().apply(new AuditDeployment.Request(run, List.of(failures)), now);
    }

    public AuditDeployment auditor() {
        return new AuditDeployment(ledger, desk.post(), () -> desk.people, board());
    }

    public Sweep sweeper() {
        return new Sweep(ledger, workflows, auditor(), board(), desk.sweeper());
    }

    public NoticeBoard board() {
        return new NoticeBoard(ledger, notices);
    }

    public PlanRecord record(PlanId plan) {
        return ledger.read(PlanRecord.key(plan)).value();
    }

    public DeploymentPlan deployment(PlanId plan) {
        return (DeploymentPlan) record(plan).plan().orElseThrow();
    }

    public EndpointRecord endpoint() {
        return ledger.read(EndpointRecord.key(APP, STAGING)).value();
    }

    public Budget budget() {
        return ledger.read(Budget.key(STAGING)).found().orElse(Budget.UNTOUCHED);
    }

    /// The kinds of the events that were told of a plan.
    public List<String> told(PlanId plan) {
        return ledger.events(plan.run(), 0).stream().map(event -> event.type()).toList();
    }

    private Effects effects() {
        return new Effects(ledger, () -> now);
    }

    /// The plan id of this number.
    public static PlanId planId(int number) {
        return new PlanId("01JD%022d".formatted(number));
    }

    /// A digest that a tag of a repository stands for; a digest stands for itself.
    public static Digest digest(String repository, String tag) {
        return tag.startsWith("sha256:") ? new Digest(tag) : Digest.of((repository + tag).getBytes(StandardCharsets.UTF_8));
    }

    /// What a type costs here, in any region.
    public static OfferPrice price(InstanceType type) {
        var dollars = PRICES.get(type.value());
        return dollars == null ? new OfferPrice.Unknown("not on the list") : listed(dollars);
    }

    /// So many dollars an hour, seen on the usual day.
    public static OfferPrice listed(String dollars) {
        return new OfferPrice.Listed(Samples.usd(dollars), PRICED, "a test");
    }

    private static List<GpuOffer> table() {
        var l4 = new Accelerator.Gpu("L4", 22_528, 89, 300);
        return List.of(
                offer("ml.g6e.xlarge", new Accelerator.Gpu("L40S", 45_000, 89, 864), 1),
                offer("ml.g6.xlarge", l4, 1),
                offer("ml.g6.2xlarge", l4, 1),
                offer("ml.g5.xlarge", new Accelerator.Gpu("A10G", 22_528, 86, 600), 1),
                offer("ml.g4dn.xlarge", new Accelerator.Gpu("T4", 14_950, 75, 320), 1),
                offer("ml.g6e.12xlarge", new Accelerator.Gpu("L40S", 45_000, 89, 864), 1),
                offer("ml.inf2.xlarge", new Accelerator.Foreign("AWS Inferentia2"), 1),
                offer("ml.p5.48xlarge", new Accelerator.Gpu("H100 80GB", 81_090, 90, 3350), 8));
    }

    private static GpuOffer offer(String type, Accelerator accelerator, int count) {
        return new GpuOffer(new InstanceType(type), accelerator, count, "a test");
    }
}
