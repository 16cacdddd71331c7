package dev.slipway.core.guard;

import dev.slipway.core.fit.OfferPrice;
import dev.slipway.core.fit.Prices;
import dev.slipway.core.model.AlarmName;
import dev.slipway.core.plan.AlarmPlan;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.Freeze;
import dev.slipway.core.plan.HostedAlarm;
import dev.slipway.core.plan.Images;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.Rehearsed;
import dev.slipway.core.plan.Tags;
import dev.slipway.core.step.Ledger;
import java.util.List;
import java.util.Optional;

/// Looks up what the guard must know of a plan in the moment of judging it.
record FactSources(Ledger ledger, Prices prices, Images images, Metrics metrics) {
    Facts about(PlanRecord record) {
        var tags = List.copyOf(Tags.of(record).keySet());
        var freeze = ledger.read(Freeze.key(record.intent().environment())).found();
        if (!(record.plan().orElseThrow() instanceof DeploymentPlan plan)) {
            return new Facts(Optional.empty(), Optional.empty(), tags, List.of(), freeze, false);
        }
        var image = plan.image();
        return new Facts(
                price(plan),
                images.digest(image.registry(), image.repository(), image.digest().value()),
                tags,
                alarms(plan.alarms().stream().map(AlarmPlan::name).toList()),
                freeze,
                ledger.read(Rehearsed.key(plan.hash())).found().isPresent());
    }

    private Optional<Facts.Price> price(DeploymentPlan plan) {
        return switch (prices.price(plan.place().region(), plan.instanceType())) {
            case OfferPrice.Listed listed -> Optional.of(new Facts.Price(listed.perHour(), listed.asOf()));
            case OfferPrice.Unknown _ -> Optional.empty();
        };
    }

    private List<Facts.Alarm> alarms(List<AlarmName> names) {
        var there = names.isEmpty() ? List.<HostedAlarm>of() : metrics.alarms(names);
        return names.stream()
                .map(name -> new Facts.Alarm(
                        name,
                        there.stream()
                                .filter(alarm -> alarm.name().equals(name))
                                .map(HostedAlarm::state)
                                .findFirst()))
                .toList();
    }
}
