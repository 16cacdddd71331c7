package dev.slipway.adapter.bundled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Group;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.AlarmMetric;
import dev.slipway.core.plan.ApprovalTerms;
import dev.slipway.core.plan.Clause;
import dev.slipway.core.plan.FreezeWindow;
import dev.slipway.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The bundle that ships, and broken ones: a case is a folder of the files that differ, and `expected.txt`.
class PolicyBundleTest {
    private static final Path SHIPPED = Path.of("../../../cdk/policies");
    private static final Path CASES = Path.of("src/test/resources/bundles");

    @Test
    void theShippedBundleIsReadInItsOrder() {
        var bundle = PolicyBundle.in(SHIPPED);

        assertThat(bundle.environments())
                .containsExactly(new Environment("dev"), new Environment("staging"), new Environment("prod"));
        assertThat(bundle.of(new Environment("staging"))).hasValueSatisfying(policy -> {
            assertThat(policy.place().policyBundle()).isEqualTo("slipway-default");
            assertThat(policy.environmentBudget()).isEqualTo(new UsdPerHour(60_000_000));
            assertThat(policy.defaultBudget()).isEqualTo(new UsdPerHour(15_000_000));
            assertThat(policy.largestBudget()).isEqualTo(new UsdPerHour(30_000_000));
            assertThat(policy.approvedWhen().above()).isEqualTo(new UsdPerHour(25_000_000));
            assertThat(policy.approvedWhen().always()).isFalse();
            assertThat(policy.approvedWhen().aboveInstances()).isEqualTo(2);
            assertThat(policy.approvedWhen().abovePriceAge()).isEqualTo(300);
            assertThat(policy.approvedWhen().first()).isFalse();
            assertThat(policy.approval().large()).isEmpty();
            assertThat(policy.planAge()).isEqualTo(Duration.ofMinutes(60));
        });
        assertThat(bundle.of(new Environment("nowhere"))).isEmpty();
    }

    @Test
    void theShippedBundleAsksTwoPeopleAboutWhatIsLargeInProd() {
        var terms = PolicyBundle.in(SHIPPED)
                .of(new Environment("prod"))
                .orElseThrow()
                .approval();

        assertThat(terms)
                .isEqualTo(new ApprovalTerms(
                        1,
                        List.of(new Group("approvers")),
                        new Group("approvers"),
                        new Group("leads"),
                        3,
                        true,
                        Optional.of(new ApprovalTerms.Large(
                                new UsdPerHour(60_000_000), 2, List.of(new Group("finance"))))));
    }

    @Test
    void theShippedBundleRollsOutMoreCarefullyTowardsProduction() {
        var bundle = PolicyBundle.in(SHIPPED);
        var dev = bundle.of(new Environment("dev")).orElseThrow().rollout();
        var staging = bundle.of(new Environment("staging")).orElseThrow().rollout();
        var prod = bundle.of(new Environment("prod")).orElseThrow().rollout();

        assertThat(prod.policy().atLeastAsCarefulAs(staging.policy())).isTrue();
        assertThat(staging.policy().atLeastAsCarefulAs(dev.policy())).isTrue();
        assertThat(prod.leastInstances()).isEqualTo(2);
        assertThat(prod.oneAtOnce()).isFalse();
        assertThat(staging.oneAtOnce()).isTrue();
        assertThat(List.of(staging, prod)).allSatisfy(terms -> assertThat(terms.alarms())
                .hasSize(AlarmMetric.values().length)
                .allMatch(alarm -> alarm.firesWithin().compareTo(terms.policy().bake()) <= 0));
    }

    @Test
    void everyAllowedTypeHasAQuotaForTwoFleetsOfTheLeastCount() {
        var bundle = PolicyBundle.in(SHIPPED);

        assertThat(bundle.environments()).allSatisfy(environment -> {
            var policy = bundle.of(environment).orElseThrow();
            var least = 2 * policy.rollout().leastInstances();
            assertThat(policy.instanceTypes())
                    .allSatisfy(type -> assertThat(policy.rollout().quota(type).orElse(0)).isGreaterThanOrEqualTo(least));
        });
    }

    @Test
    void freezesAreReadWithTheirZones() throws IOException {
        var shipped = Files.readString(SHIPPED.resolve("limits.json"));
        var frozen = shipped.replace(
                "\"freezes\": []",
                """
                "freezes": [
                  {"kind": "Days", "zone": "Europe/Berlin", "first": "2026-12-20", "last": "2027-01-03"},
                  {"kind": "Weekly", "zone": "UTC", "from_day": "FRIDAY", "from": "16:00", "until_day": "MONDAY", "until": "08:00"}
                ]""");

        var bundle = new PolicyBundle(name -> name.equals("limits.json")
                ? frozen.getBytes(StandardCharsets.UTF_8)
                : Files.readAllBytes(SHIPPED.resolve(name)));

        assertThat(bundle.of(new Environment("prod")).orElseThrow().rollout().freezes())
                .extracting(FreezeWindow::sentence)
                .containsExactly(
                        "2026-12-20 to 2027-01-03 in Europe/Berlin", "every week FRIDAY 16:00 to MONDAY 08:00 in UTC");
    }

    @Test
    void peopleReadTheNumbersOfAClauseAndNotTheirLinks() {
        var clauses = PolicyBundle.in(SHIPPED)
                .of(new Environment("dev"))
                .orElseThrow()
                .clauses();

        assertThat(clauses)
                .contains(new Clause(
                        "COST-1",
                        "A plan stays within its budget",
                        "A plan costs no more in an hour than the budget it names. A plan that names none has 5 USD an"
                                + " hour in dev, 15 in staging and 40 in prod.",
                        List.of("CostWithinBudget")));
    }

    @Test
    void theWordsOfTheShippedBundleAreTrue() throws IOException {
        assertThat(TrueWords.findings(over(SHIPPED))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void untrue(Path bundle) throws IOException {
        assertThat(TrueWords.findings(over(bundle))).isEqualTo(Files.readAllLines(bundle.resolve("expected.txt")));
    }

    @ParameterizedTest
    @MethodSource
    void malformed(Path bundle) throws IOException {
        var expected = Files.readString(bundle.resolve("expected.txt")).strip();

        assertThatThrownBy(() -> new PolicyBundle(over(bundle)))
                .isInstanceOf(Malformed.class)
                .hasMessageStartingWith(expected);
    }

    @Test
    void aFolderThatIsNoBundleIsMalformed() {
        assertThatThrownBy(() -> PolicyBundle.in(CASES))
                .isInstanceOf(Malformed.class)
                .hasMessageStartingWith("the policy bundle has no readable limits.json");
    }

    private static Stream<Path> untrue() throws IOException {
        return cases("untrue");
    }

    private static Stream<Path> malformed() throws IOException {
        return cases("malformed");
    }

    private static Stream<Path> cases(String kind) throws IOException {
        try (var folders = Files.list(CASES.resolve(kind))) {
            return folders.sorted().toList().stream();
        }
    }

    /// The shipped bundle with the files of this folder in place of its own.
    private static PolicyBundle.Source over(Path folder) {
        return name -> {
            var own = folder.resolve(name);
            return Files.readAllBytes(Files.exists(own) ? own : SHIPPED.resolve(name));
        };
    }
}
