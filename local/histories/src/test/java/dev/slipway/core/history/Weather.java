package dev.slipway.core.history;

import dev.slipway.core.model.ResourceName;
import dev.slipway.core.rollout.HostedEndpoint;
import dev.slipway.core.rollout.HostedEndpoint.Stage;
import dev.slipway.core.rollout.HostedEndpoint.Status;
import dev.slipway.core.rollout.HostingCall;
import dev.slipway.core.rollout.MemoryHosting;
import dev.slipway.core.rollout.MemoryModelServer;
import dev.slipway.core.rollout.ModelServer;
import java.util.Optional;

/// What SageMaker makes of a life's endpoint: how long it takes, and how it ends.
final class Weather {
    private final Life life;

    Weather(Life life) {
        this.life = life;
    }

    void after(HostingCall call) {
        switch (call) {
            case HostingCall.CreateEndpoint create -> in(10, shift -> created(shift.scene.hosting, create.config()));
            case HostingCall.UpdateEndpoint update -> {
                in(3, shift -> baking(shift.scene.hosting, update.config()));
                in(20, shift -> updated(shift.scene.hosting, update.config()));
            }
            case HostingCall.DeleteEndpoint _ -> in(5, shift -> shift.scene.hosting.settle(life.endpoint));
            case HostingCall.CreateModel _,
                    HostingCall.CreateConfig _,
                    HostingCall.DeleteConfig _,
                    HostingCall.DeleteModel _ -> {}
        }
    }

    /// Whether what serves answers well, when it is tried.
    void answers(MemoryModelServer server) {
        server.sum = new ModelServer.Reply.Text(life.strikes(100) ? "41" : "42");
    }

    private void in(int minutes, Life.Happening what) {
        life.in(life.minutes(minutes, 2 * minutes), what);
    }

    private void created(MemoryHosting hosting, ResourceName config) {
        if (chance(88)) {
            hosting.serves(life.endpoint, config);
        } else {
            rests(hosting, Status.FAILED, config);
        }
    }

    private void baking(MemoryHosting hosting, ResourceName config) {
        hosting.there(life.endpoint)
                .filter(there -> there.status() == Status.UPDATING
                        && there.move().map(HostedEndpoint.Move::config).equals(Optional.of(config)))
                .ifPresent(there -> hosting.put(new HostedEndpoint(
                        there.name(),
                        there.status(),
                        there.config(),
                        Optional.of(new HostedEndpoint.Move(config, Optional.of(Stage.BAKING), 2_000)),
                        there.image(),
                        Optional.empty())));
    }

    private void updated(MemoryHosting hosting, ResourceName config) {
        var before = hosting.there(life.endpoint).orElseThrow().config();
        if (chance(80)) {
            hosting.serves(life.endpoint, config);
        } else if (chance(75)) {
            hosting.serves(life.endpoint, before);
        } else {
            rests(hosting, Status.UPDATE_ROLLBACK_FAILED, before);
        }
    }

    private boolean chance(int percent) {
        return life.isCalm() || life.chance(percent);
    }

    private void rests(MemoryHosting hosting, Status status, ResourceName config) {
        hosting.put(new HostedEndpoint(
                life.endpoint, status, config, Optional.empty(), Optional.empty(), Optional.of("no luck")));
    }
}
