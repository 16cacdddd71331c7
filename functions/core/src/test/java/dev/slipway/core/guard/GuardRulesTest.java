package dev.slipway.core.guard;

import static dev.slipway.core.Samples.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.core.Samples;
import dev.slipway.core.Scene;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Finding;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.Place;
import dev.slipway.core.model.Region;
import dev.slipway.core.model.Registry;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.Severity;
import dev.slipway.core.plan.AlarmPlan;
import dev.slipway.core.plan.AlarmState;
import dev.slipway.core.plan.Block;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Fleet;
import dev.slipway.core.plan.Freeze;
import dev.slipway.core.plan.FreezeWindow;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.RolloutPolicy;
import dev.slipway.core.plan.RolloutTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuardRulesTest {
    private static final Fleet L4 = new Fleet(new InstanceType("ml.g6.xlarge"), 1);
    private static final EndpointRecord VACANT = EndpointRecord.vacant(Scene.APP, Scene.STAGING);

    /// A flaw, and the rules that speak of it.
    record Flaw(String name, Consumer<Cases> worsened, List<String> rules) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Test
    void haveNothingAgainstAGoodCase() {
        assertThat(Guard.check(Cases.good().deploying())).isEmpty();
        assertThat(Guard.check(Cases.good().removing())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void nameExactlyTheirOwnFlaw(Flaw flaw) {
        var cases = Cases.good();
        flaw.worsened().accept(cases);

        assertThat(Guard.check(cases.deploying())).extracting(Finding::rule).isEqualTo(flaw.rules());
    }

    static Stream<Flaw> flaws() {
        return Stream.of(
                new Flaw("over the default budget", c -> c.costing("15.000001"), List.of("CostWithinBudget")),
                new Flaw("over its own budget", c -> c.budget = Optional.of(usd("1.1266")), List.of("CostWithinBudget")),
                new Flaw("asks for too large a budget", c -> c.budget = Optional.of(usd("30.000001")), List.of("BudgetWithinLimit")),
                new Flaw("the environment is spent", c -> c.reserved = reserved("58.8734"), List.of("CostWithinEnvironment")),
                new Flaw("no price", c -> c.price = Optional.empty(), List.of("PriceRecent")),
                new Flaw("an old price", c -> c.price = price("1.1267", Cases.NOW.minus(Duration.ofDays(401))), List.of("PriceRecent", "PeopleApprovePrice")),
                new Flaw("a price of tomorrow", c -> c.price = price("1.1267", Cases.NOW.plus(Duration.ofDays(1))), List.of("PriceRecent")),
                new Flaw("a risen price", c -> c.price = price("1.126701", Cases.NOW), List.of("PriceUnchanged")),
                new Flaw("a foreign type", c -> c.instanceType = "ml.p5.48xlarge", List.of("InstanceTypeAllowed")),
                new Flaw("too many instances", c -> c.instances = 3, List.of("InstanceCountWithinLimit", "PeopleApproveSize")),
                new Flaw("many instances", c -> c.in("prod").instances = 5,
                        List.of("PeopleApproveEnvironment", "PeopleApproveCost", "PeopleApproveSize", "PeopleApproveFirst")),
                new Flaw("a rather old price", c -> c.price = price("1.1267", Cases.NOW.minus(Duration.ofDays(301))), List.of("PeopleApprovePrice")),
                new Flaw("another region", c -> c.place = elsewhere(c.place), List.of("RegionAllowed")),
                new Flaw("another registry", c -> c.place = nvcr(c.place), List.of("ImageFromAllowedRegistry")),
                new Flaw("no image", c -> c.imageThere = Optional.empty(), List.of("ImagePinnedByDigest")),
                new Flaw("another image", c -> c.imageThere = Optional.of(Digest.of(new byte[0])), List.of("ImagePinnedByDigest")),
                new Flaw("no owner", c -> c.tags = List.of("app", "environment"), List.of("RequiredTagsPresent")),
                new Flaw("an old plan", c -> c.acceptedAt = Cases.NOW.minus(Duration.ofMinutes(60).plusNanos(1)), List.of("PlanRecent")),
                new Flaw("a taken endpoint", c -> c.endpoint = Optional.of(VACANT.takenBy(Scene.planId(2).run())), List.of("EndpointFree")),
                new Flaw("a failed endpoint", c -> c.endpoint = failed(), List.of("EndpointNotFailed")),
                new Flaw("one instance where the rollout needs two", c -> c.in("prod"),
                        List.of("InstanceCountEnough", "PeopleApproveEnvironment", "PeopleApproveCost", "PeopleApproveFirst")),
                new Flaw("one instance to be updated in steps", c -> {
                    c.endpoint = serving();
                    c.terms = inSteps(c.terms);
                }, List.of("InstanceCountEnough")),
                new Flaw("more than the quota", c -> c.reserved = fleet(20, "ml.g6.xlarge"), List.of("CapacityForTwoFleets")),
                new Flaw("a quota that nobody knows", c -> c.terms = with(c.terms, Map.of()), List.of("CapacityForTwoFleets")),
                new Flaw("a freeze of the policy", c -> c.terms = frozen(c.terms, 21), List.of("NotFrozen")),
                new Flaw("a freeze of a person", c -> c.freeze = freeze(Cases.NOW), List.of("NotFrozen")),
                new Flaw("a blocked hash", c -> c.endpoint = Optional.of(VACANT.with(new Block(
                        c.deployment().hash(), Scene.planId(2), Cases.NOW, Optional.empty()))), List.of("PlanNotBlocked")),
                new Flaw("no rehearsal", c -> c.terms = rehearsed(c.terms), List.of("RehearsedFirst")),
                new Flaw("a hasty rollout", c -> c.rollout = Optional.of(new RolloutPolicy.AllAtOnce(
                        Duration.ofSeconds(299), Duration.ofHours(1))), List.of("RolloutCareful", "AlarmsFireWithinBake")),
                new Flaw("no steps for two instances", c -> {
                    c.instances = 2;
                    c.rollout = Optional.of(new RolloutPolicy.AllAtOnce(Duration.ofMinutes(30), Duration.ofHours(2)));
                }, List.of("RolloutCareful")),
                new Flaw("a missing alarm", c -> c.alarms = Optional.of(c.wantedAlarms().subList(0, 2)), List.of("AlarmsPresent")),
                new Flaw("an alarm on something else", c -> c.alarms = Optional.of(elsewhere(c.wantedAlarms())),
                        List.of("AlarmsWatchEndpoint")),
                new Flaw("an alarm that fires", c -> c.found = Optional.of(found(c, AlarmState.ALARM)), List.of("AlarmsQuiet")),
                new Flaw("an alarm of which nothing is known", c -> c.found = Optional.of(List.of()), List.of("AlarmsQuiet")),
                new Flaw("production", c -> c.in("prod").instances = 2,
                        List.of("PeopleApproveEnvironment", "PeopleApproveCost", "PeopleApproveFirst")),
                new Flaw("dear", c -> {
                    c.costing("25.000001");
                    c.budget = Optional.of(usd("30"));
                }, List.of("PeopleApproveCost")));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void letWhatJustReachesALimitPass(Consumer<Cases> bound) {
        var cases = Cases.good();
        bound.accept(cases);

        assertThat(Guard.check(cases.deploying())).isEmpty();
    }

    static Stream<Consumer<Cases>> bounds() {
        return Stream.of(
                c -> c.costing("15"),
                c -> c.budget = Optional.of(usd("1.1267")),
                c -> c.budget = Optional.of(usd("30")),
                c -> c.reserved = reserved("58.8733"),
                c -> c.price = price("1.1267", Cases.NOW.minus(Duration.ofDays(300))),
                c -> c.price = price("1.1267", Cases.NOW),
                c -> c.price = price("1", Cases.NOW),
                c -> c.instances = 2,
                c -> c.reserved = fleet(19, "ml.g6.xlarge"),
                c -> c.reserved = fleet(20, "ml.g5.xlarge"),
                c -> c.terms = frozen(c.terms, 22),
                c -> c.freeze = freeze(Cases.NOW.plusSeconds(1)),
                c -> c.endpoint = Optional.of(VACANT.with(new Block(Cases.IMAGE, Scene.planId(2), Cases.NOW, Optional.empty()))),
                c -> {
                    c.terms = rehearsed(c.terms);
                    c.rehearsed = true;
                },
                c -> {
                    c.terms = rehearsed(c.terms);
                    c.dryRun = true;
                },
                c -> c.found = Optional.of(found(c, AlarmState.OK)),
                c -> c.found = Optional.of(found(c, AlarmState.INSUFFICIENT_DATA)),
                c -> {
                    c.instances = 2;
                    c.rollout = Optional.of(new RolloutPolicy.Linear(
                            2_000, Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofHours(1)));
                },
                c -> c.endpoint = serving(),
                c -> c.terms = inSteps(c.terms),
                c -> {
                    c.endpoint = serving();
                    c.terms = inSteps(c.terms);
                    c.instances = 2;
                },
                c -> c.tags = List.of("owner", "app", "environment"),
                c -> c.acceptedAt = Cases.NOW.minus(Duration.ofMinutes(60)),
                c -> c.endpoint = Optional.of(VACANT.takenBy(Scene.planId(1).run())),
                c -> c.endpoint = Optional.of(VACANT.released(EndpointRecord.State.LIVE)),
                c -> c.endpoint = Optional.of(VACANT.removed(Instant.EPOCH)),
                c -> {
                    c.costing("25");
                    c.budget = Optional.of(usd("30"));
                });
    }

    @Test
    void reportEveryFlawInTheOrderOfTheRules() {
        var cases = Cases.good().in("dev").costing("61");
        cases.budget = Optional.of(usd("30"));
        cases.instanceType = "ml.p5.48xlarge";
        cases.instances = 3;
        cases.place = nvcr(elsewhere(cases.place));
        cases.price = price("62", Cases.NOW.minus(Duration.ofDays(500)));
        cases.imageThere = Optional.empty();
        cases.tags = List.of();
        cases.acceptedAt = Cases.NOW.minus(Duration.ofDays(1));
        cases.terms = rehearsed(frozen(Samples.rollout("staging"), 21));
        cases.rollout = Optional.of(new RolloutPolicy.AllAtOnce(Duration.ZERO, Duration.ofHours(1)));
        cases.alarms = Optional.of(elsewhere(cases.wantedAlarms()).subList(0, 1));
        cases.found = Optional.of(List.of());
        cases.reserved = fleet(20, "ml.p5.48xlarge");
        var block = new Block(cases.deployment().hash(), Scene.planId(2), Cases.NOW, Optional.empty());
        cases.endpoint = failed().map(endpoint -> endpoint.takenBy(Scene.planId(2).run()).with(block));

        var said = Guard.check(cases.deploying()).stream().map(Finding::rule).toList();

        assertThat(said).hasSize(26).isSubsetOf(Guard.rules()).doesNotContain("PeopleApproveEnvironment");
        assertThat(said).isEqualTo(Guard.rules().stream().filter(said::contains).toList());
    }

    @Test
    void countAnEarlierShareOfTheSamePlanOnce() {
        var cases = Cases.good();
        cases.reserved = Budget.UNTOUCHED
                .reserve(Scene.planId(2), new ResourceName("y-staging"), L4, usd("58.8733"))
                .reserve(Scene.planId(1), new ResourceName("chatbot-x-staging"), L4, usd("1.1267"));

        assertThat(Guard.check(cases.deploying())).isEmpty();
    }

    @Test
    void letARemovalPassWhateverItsEndpointCosts() {
        var cases = Cases.good();
        cases.reserved = reserved("1000");
        cases.price = Optional.empty();
        cases.imageThere = Optional.empty();
        cases.tags = List.of();
        cases.endpoint = failed();

        assertThat(Guard.check(cases.removing())).isEmpty();
    }

    @Test
    void holdARemovalBackWhileAnotherPlanWorksThere() {
        var cases = Cases.good();
        cases.endpoint = Optional.of(VACANT.takenBy(Scene.planId(2).run()));

        assertThat(Guard.check(cases.removing())).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("EndpointFree");
            assertThat(finding.observed()).isEqualTo("run " + Scene.planId(2) + " works on chatbot-x-staging");
        });
    }

    @Test
    void askPeopleOnlyWherePolicySaysSo() {
        assertThat(Guard.check(Cases.good().in("prod").removing()))
                .extracting(Finding::rule, Finding::severity)
                .containsExactly(tuple("PeopleApproveEnvironment", Severity.NEEDS_APPROVAL));
    }

    @Test
    void sayWhatWasSeenWhatIsAcceptedAndWhatToDo() {
        assertThat(Guard.check(Cases.good().costing("15.5").deploying()))
                .extracting(Finding::sentence)
                .containsExactly("CostWithinBudget: 15.50 USD/h; accepted is at most 15.00 USD/h;"
                        + " choose a smaller instance or raise the budget");
    }

    @Test
    void adviseNoLargerBudgetWhereNoneIsGranted() {
        var cases = Cases.good().costing("40");
        cases.budget = Optional.of(usd("30"));

        assertThat(Guard.check(cases.deploying()))
                .filteredOn(finding -> finding.rule().equals("CostWithinBudget"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence()).contains("smaller instance").doesNotContain("raise"));
    }

    @Test
    void freezeARemovalToo() {
        var cases = Cases.good();
        cases.freeze = freeze(Cases.NOW);

        assertThat(Guard.check(cases.removing())).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("NotFrozen");
            assertThat(finding.observed()).isEqualTo("frozen by alice since 2026-11-21T10:00:00Z");
        });
    }

    private static Budget fleet(int instances, String type) {
        return Budget.UNTOUCHED.reserve(
                Scene.planId(2), new ResourceName("y-staging"), new Fleet(new InstanceType(type), instances), usd("1"));
    }

    private static RolloutTerms with(RolloutTerms t, Map<InstanceType, Integer> quotas) {
        return new RolloutTerms(t.policy(), t.leastInstances(), t.oneAtOnce(), t.alarms(), t.rehearsalFirst(), t.freezes(), quotas);
    }

    private static RolloutTerms inSteps(RolloutTerms t) {
        return new RolloutTerms(t.policy(), 1, false, t.alarms(), t.rehearsalFirst(), t.freezes(), t.quotas());
    }

    private static Optional<EndpointRecord> serving() {
        return Optional.of(VACANT.with(new Generation(
                1,
                Scene.planId(2),
                Cases.IMAGE,
                new ModelId("meta/llama"),
                Cases.IMAGE,
                new InstanceType("ml.g6.xlarge"),
                1,
                new ResourceName("chatbot-x-staging-1"),
                usd("1.1267"),
                Instant.EPOCH,
                Optional.empty()))
                .released(EndpointRecord.State.LIVE));
    }

    private static RolloutTerms rehearsed(RolloutTerms t) {
        return new RolloutTerms(t.policy(), t.leastInstances(), t.oneAtOnce(), t.alarms(), true, t.freezes(), t.quotas());
    }

    private static RolloutTerms frozen(RolloutTerms t, int day) {
        var date = LocalDate.of(2026, 11, day);
        var window = new FreezeWindow.Days(ZoneOffset.UTC, date, date);
        return new RolloutTerms(
                t.policy(), t.leastInstances(), t.oneAtOnce(), t.alarms(), t.rehearsalFirst(), List.of(window), t.quotas());
    }

    private static Optional<Freeze> freeze(Instant since) {
        return Optional.of(new Freeze(Scene.STAGING, Scene.ALICE, since, Optional.empty(), Optional.empty()));
    }

    private static List<AlarmPlan> elsewhere(List<AlarmPlan> alarms) {
        var other = new ResourceName("chatbot-y-staging");
        return alarms.stream()
                .map(alarm -> new AlarmPlan(alarm.name(), other, alarm.variant(), alarm.terms()))
                .toList();
    }

    private static List<Facts.Alarm> found(Cases c, AlarmState state) {
        return c.wantedAlarms().stream().map(alarm -> new Facts.Alarm(alarm.name(), Optional.of(state))).toList();
    }

    private static Optional<Facts.Price> price(String dollars, Instant at) {
        return Optional.of(new Facts.Price(usd(dollars), LocalDate.ofInstant(at, ZoneOffset.UTC)));
    }

    private static Budget reserved(String dollars) {
        return Budget.UNTOUCHED.reserve(Scene.planId(2), new ResourceName("y-staging"), L4, usd(dollars));
    }

    private static Optional<EndpointRecord> failed() {
        return Optional.of(VACANT.released(EndpointRecord.State.FAILED));
    }

    private static Place elsewhere(Place p) {
        return new Place(p.environment(), p.account(), new Region("eu-west-1"), p.role(), p.registry(), p.policyBundle());
    }

    private static Place nvcr(Place p) {
        return new Place(p.environment(), p.account(), p.region(), p.role(), new Registry("nvcr.io"), p.policyBundle());
    }
}
