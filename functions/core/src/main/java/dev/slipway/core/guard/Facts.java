package dev.slipway.core.guard;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.model.AlarmName;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.AlarmState;
import dev.slipway.core.plan.Freeze;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What was looked up about a plan in the moment of judging it.
///
/// Shape: `price` is that of one instance of the planned type, absent when nobody names one; `image` is
/// the digest that the registry answers for the pinned reference; `tags` are the keys of the tags
/// that the plan's objects would carry; `alarms` says of each alarm of the plan what was found; `freeze` is what a
/// person said of the environment; `rehearsed` whether this plan hash ever was.
public record Facts(
        Optional<Price> price,
        Optional<Digest> image,
        List<String> tags,
        List<Alarm> alarms,
        Optional<Freeze> freeze,
        boolean rehearsed) {
    /// One instance's price and the day it was seen.
    public record Price(UsdPerHour amount, LocalDate asOf) {}

    /// An alarm that was looked up; without a state it is not there yet.
    public record Alarm(AlarmName name, Optional<AlarmState> state) {
        String word() {
            return state.map(AlarmState::name).orElse("not there");
        }
    }

    public Facts {
        tags = List.copyOf(tags);
        alarms = List.copyOf(alarms);
    }

    /// What was found of an alarm; nothing when nobody looked.
    Optional<Alarm> alarm(AlarmName name) {
        return alarms.stream().filter(alarm -> alarm.name().equals(name)).findFirst();
    }

    Canonical.Fields canonical() {
        var fields = Canonical.Fields.NONE
                .withAll("tags", tags.stream().map(Canonical.Text::new).toList())
                .withAll("alarms", alarms.stream().map(Facts::canonical).toList())
                .with("rehearsed", Boolean.toString(rehearsed));
        if (freeze.isPresent()) {
            fields = fields.with("frozen_by", freeze.get().by())
                    .with("frozen_since", freeze.get().since().toString())
                    .with("frozen_until", freeze.get().until().map(Object::toString).orElse("lifted"));
        }
        if (image.isPresent()) {
            fields = fields.with("image", image.get());
        }
        if (price.isPresent()) {
            fields = fields.with("price_micro_usd", price.get().amount().microUsd())
                    .with("price_as_of", price.get().asOf().toString());
        }
        return fields;
    }

    private static Canonical.Fields canonical(Alarm alarm) {
        return Canonical.Fields.NONE.with("name", alarm.name()).with("state", alarm.word());
    }
}
