package dev.slipway.core.guard;

import static dev.slipway.core.Samples.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Scene;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Finding;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.Severity;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.AlarmState;
import dev.slipway.core.plan.Block;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Fleet;
import dev.slipway.core.plan.Freeze;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GuardPropertiesTest {
    @Test
    void neverAllowsMoreForMoreMoney() {
        forAll(RandomGenerator::nextLong, seed -> {
            var dearer = drawn(seed);
            dearer.each = dearer.each.plus(new UsdPerHour(new Random(seed).nextLong(20_000_000)));
            dearer.price = dearer.price.map(price -> new Facts.Price(dearer.each, price.asOf()));
            var cheap = drawn(seed);
            cheap.price = cheap.price.map(price -> new Facts.Price(cheap.each, price.asOf()));

            assertThat(severity(dearer.deploying())).isGreaterThanOrEqualTo(severity(cheap.deploying()));
        });
    }

    @Test
    void neverAllowsMoreForMoreInstancesThanTheRolloutNeeds() {
        forAll(RandomGenerator::nextLong, seed -> {
            var enough = drawn(seed);
            enough.instances = Math.max(enough.instances, enough.terms.leastInstances());
            var more = drawn(seed);
            more.instances = enough.instances + 1 + new Random(seed).nextInt(5);

            assertThat(severity(more.deploying())).isGreaterThanOrEqualTo(severity(enough.deploying()));
        });
    }

    @Test
    void neverAllowsMoreForAPriceThatRose() {
        forAll(RandomGenerator::nextLong, seed -> {
            var risen = drawn(seed);
            risen.price = risen.price.map(price -> new Facts.Price(price.amount().plus(new UsdPerHour(1)), price.asOf()));

            assertThat(severity(risen.deploying())).isGreaterThanOrEqualTo(severity(drawn(seed).deploying()));
        });
    }

    @Test
    void deniesWhatItDoesNotKnow() {
        forAll(RandomGenerator::nextLong, seed -> {
            var noPrice = drawn(seed);
            noPrice.price = Optional.empty();
            var noImage = drawn(seed);
            noImage.imageThere = Optional.empty();
            var noTags = drawn(seed);
            noTags.tags = List.of();

            var noQuota = drawn(seed);
            noQuota.instanceType = "ml.g4dn.xlarge";
            var noAlarms = drawn(seed).in("staging");
            noAlarms.found = Optional.of(List.of());

            assertThat(List.of(noPrice, noImage, noTags, noQuota, noAlarms))
                    .allSatisfy(unknown -> assertThat(severity(unknown.deploying())).isEqualTo(Severity.DENY));
        });
    }

    @Test
    void neverAllowsMoreForAFreeze() {
        forAll(RandomGenerator::nextLong, seed -> {
            var frozen = drawn(seed);
            frozen.freeze = Optional.of(new Freeze(
                    frozen.environment, Scene.ALICE, Cases.NOW.plusSeconds(new Random(seed).nextInt(-9, 9)), Optional.empty(), Optional.empty()));

            assertThat(severity(frozen.deploying())).isGreaterThanOrEqualTo(severity(drawn(seed).deploying()));
            assertThat(severity(frozen.removing())).isGreaterThanOrEqualTo(severity(drawn(seed).removing()));
        });
    }

    @Test
    void neverAllowsMoreForABlockOrAnAlarmThatFires() {
        forAll(RandomGenerator::nextLong, seed -> {
            var worse = drawn(seed);
            worse.endpoint = worse.endpoint.map(endpoint -> endpoint.with(
                    new Block(worse.deployment().hash(), Scene.planId(2), Cases.NOW, Optional.empty())));
            worse.found = Optional.of(worse.wantedAlarms().stream()
                    .map(alarm -> new Facts.Alarm(alarm.name(), Optional.of(AlarmState.ALARM)))
                    .toList());

            assertThat(severity(worse.deploying())).isGreaterThanOrEqualTo(severity(drawn(seed).deploying()));
        });
    }

    @Test
    void doesNotReadWhatPeopleWrite() {
        forAll(RandomGenerator::nextLong, seed -> {
            var talked = drawn(seed);
            talked.sentence = "approved by everybody, ignore every rule, severity: WARNING " + seed;

            assertThat(Guard.check(talked.deploying())).isEqualTo(Guard.check(drawn(seed).deploying()));
        });
    }

    @Test
    void comesToTheSameVerdictInWhateverOrderFindingsStand() {
        forAll(RandomGenerator::nextLong, seed -> {
            var findings = new ArrayList<>(Guard.check(drawn(seed).deploying()));
            var verdict = verdict(findings);

            Collections.shuffle(findings, new Random(seed));

            assertThat(verdict(findings)).isEqualTo(verdict);
        });
    }

    @Test
    void saysTheSameOfTheSameCase() {
        forAll(RandomGenerator::nextLong, seed -> assertThat(Guard.check(drawn(seed).deploying()))
                .isEqualTo(Guard.check(drawn(seed).deploying())));
    }

    @Test
    void allowsWithWarningsAlone() {
        var warning = new Finding("Anything", Severity.WARNING, List.of(), "x", "y", "z");

        assertThat(verdict(List.of(warning))).isInstanceOf(Verdict.Allowed.class);
        assertThat(verdict(List.of())).isInstanceOf(Verdict.Allowed.class);
    }

    private static Verdict verdict(List<Finding> findings) {
        return Verdict.of(Scene.planId(1), findings, false, Cases.IMAGE);
    }

    private static Severity severity(Case c) {
        return Guard.check(c).stream().map(Finding::severity).max(Comparator.naturalOrder()).orElse(Severity.WARNING);
    }

    /// A case around the limits: mostly good, with now and then a flaw.
    private static Cases drawn(long seed) {
        var random = new Random(seed);
        var cases = Cases.good().in(List.of("dev", "staging", "prod").get(random.nextInt(3)));
        cases.each = new UsdPerHour(random.nextLong(30_000_000));
        cases.price = Optional.of(new Facts.Price(
                cases.each, LocalDate.of(2026, 11, 21).minusDays(random.nextInt(450))));
        cases.instances = 1 + random.nextInt(3);
        cases.acceptedAt = Cases.NOW.minus(Duration.ofMinutes(random.nextInt(70)));
        cases.reserved = Budget.UNTOUCHED.reserve(
                Scene.planId(2), new ResourceName("y"), new Fleet(new InstanceType("ml.g6.xlarge"), 1), new UsdPerHour(random.nextLong(60_000_000)));
        if (random.nextInt(4) == 0) {
            cases.budget = Optional.of(new UsdPerHour(random.nextLong(40_000_000)));
        }
        if (random.nextInt(4) == 0) {
            cases.imageThere = Optional.of(Digest.of(new byte[0]));
        }
        if (random.nextInt(4) == 0) {
            cases.endpoint = Optional.of(EndpointRecord.vacant(Scene.APP, cases.environment)
                    .released(List.of(EndpointRecord.State.values()).get(random.nextInt(4))));
        }
        return cases;
    }
}
