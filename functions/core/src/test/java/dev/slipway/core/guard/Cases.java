package dev.slipway.core.guard;

import static dev.slipway.core.Samples.usd;

import dev.slipway.core.Samples;
import dev.slipway.core.Scene;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Image;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.Place;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.Constraints;
import dev.slipway.core.plan.Cost;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Intent;
import dev.slipway.core.plan.Plan;
import dev.slipway.core.plan.PlanKind;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.Policy;
import dev.slipway.core.plan.RemovalPlan;
import dev.slipway.core.plan.RolloutPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A case that no rule objects to, and ways of making it worse.
final class Cases {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final Digest IMAGE = Digest.of(new byte[] {1});

    Environment environment = new Environment("staging");
    String instanceType = "ml.g6.xlarge";
    int instances = 1;
    UsdPerHour each = usd("1.1267");
    Optional<UsdPerHour> budget = Optional.empty();
    String sentence = Scene.LLAMA;
    Instant acceptedAt = NOW.minus(Duration.ofMinutes(1));
    Place place = Samples.place("staging");
    Optional<Digest> imageThere = Optional.of(IMAGE);
    Optional<Facts.Price> price = Optional.of(new Facts.Price(each, LocalDate.of(2026, 11, 1)));
    List<String> tags = List.of("app", "environment", "managed-by", "owner", "plan");
    Budget reserved = Budget.UNTOUCHED;
    Optional<EndpointRecord> endpoint = Optional.empty();
    Optional<Case.Said> said = Optional.empty();

    static Cases good() {
        return new Cases();
    }

    /// Costs this much for each instance, listed and planned.
    Cases costing(String dollars) {
        each = usd(dollars);
        price = Optional.of(new Facts.Price(each, LocalDate.of(2026, 11, 1)));
        return this;
    }

    Cases in(String name) {
        environment = new Environment(name);
        place = Samples.place(name);
        return this;
    }

    Case deploying() {
        var image = new Image(place.registry(), "nim/meta/llama", "latest", IMAGE);
        var plan = new DeploymentPlan(
                place,
                Scene.APP,
                new ModelId("meta/llama"),
                image,
                new InstanceType(instanceType),
                instances,
                new TreeMap<>(),
                RolloutPolicy.ALL_AT_ONCE);
        var now = each.times(instances);
        return of(plan, PlanKind.DEPLOYMENT, Optional.of(new Cost(now, now, LocalDate.of(2026, 11, 1), "a test")));
    }

    Case removing() {
        return of(new RemovalPlan(place, Scene.APP), PlanKind.REMOVAL, Optional.empty());
    }

    private Case of(Plan plan, PlanKind kind, Optional<Cost> cost) {
        var intent = new Intent(
                kind,
                Scene.ALICE,
                sentence,
                environment,
                Scene.APP,
                new Constraints(budget, Optional.empty(), Optional.empty()),
                false,
                acceptedAt);
        var record = PlanRecord.accepted(Scene.planId(1), intent).planned(plan, cost, IMAGE, acceptedAt);
        return new Case(record, new Facts(price, imageThere, tags), policy(), reserved, endpoint, said, NOW);
    }

    private Policy policy() {
        return Samples.policies().of(environment).orElseThrow();
    }
}
