package dev.slipway.cdk;

import dev.slipway.core.contract.Setting;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.EventBus;
import software.constructs.Construct;

/// Where it is told what became of endpoints, for others to react to.
final class NoticeBus extends Construct {
    private final EventBus bus;

    NoticeBus(Construct scope, Installation installation) {
        super(scope, "Notices");
        bus = EventBus.Builder.create(this, "Bus")
                .eventBusName(installation.name("notices"))
                .build();
    }

    void toldBy(LiveFunction function) {
        function.may(List.of("events:PutEvents"), bus.getEventBusArn());
        function.told(Map.of(Setting.NOTICE_BUS, bus.getEventBusName()));
    }
}
