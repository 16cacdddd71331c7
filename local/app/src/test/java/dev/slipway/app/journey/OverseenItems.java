package dev.slipway.app.journey;

import dev.slipway.adapter.state.Item;
import dev.slipway.adapter.state.ItemKey;
import dev.slipway.adapter.state.Items;
import dev.slipway.adapter.state.Query;
import dev.slipway.adapter.state.Receipt;
import dev.slipway.adapter.state.Slice;
import dev.slipway.adapter.state.Table;
import dev.slipway.adapter.state.Transaction;
import dev.slipway.adapter.state.Write;
import dev.slipway.core.checkpoint.WriteCheckpoint;
import dev.slipway.core.contract.StepName;
import dev.slipway.core.contract.WhoWrites;
import dev.slipway.core.contract.Written;
import dev.slipway.core.rollout.AlarmRaised;
import java.util.Optional;

/// A store behind which somebody notes which step writes where, as a role's rights would refuse it on AWS.
record OverseenItems(Items real, WhoWrites who) implements Items {
    @Override
    public Optional<Item> get(ItemKey key) {
        return real.get(key);
    }

    @Override
    public Slice query(Query query) {
        return real.query(query);
    }

    @Override
    public Receipt write(Transaction transaction) {
        who.caller().ifPresent(step -> transaction.writes().stream()
                .filter(write -> write.key().table() == Table.STATE)
                .forEach(write -> who.sees(step, write.key().partition(), write instanceof Write.Delete)));
        return real.write(transaction);
    }

    /// Says that no step wrote where its role may not.
    static void keptWithinRights(WhoWrites who) {
        for (var step : StepName.values()) {
            who.keepsTo(Written.by(step), step.request().getEnclosingClass());
        }
        who.keepsTo(Written.OF_ALARMS, AlarmRaised.class);
        who.keepsTo(Written.OF_CHECKPOINTS, WriteCheckpoint.class);
    }
}
