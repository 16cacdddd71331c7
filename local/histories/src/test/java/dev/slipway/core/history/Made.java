package dev.slipway.core.history;

import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.Word;
import dev.slipway.core.rollout.HostingCall;
import java.util.HashSet;
import java.util.Set;

/// What each run of a life changed outside: each thing once.
final class Made {
    private final Set<String> made = new HashSet<>();

    /// @throws Flawed when this run did the same before
    void made(RunId run, HostingCall call) {
        switch (call) {
            case HostingCall.CreateEndpoint create -> made(run, "move to " + create.config(), create.name());
            case HostingCall.UpdateEndpoint update -> made(run, "move to " + update.config(), update.name());
            case HostingCall.CreateModel _,
                    HostingCall.CreateConfig _,
                    HostingCall.DeleteEndpoint _,
                    HostingCall.DeleteConfig _,
                    HostingCall.DeleteModel _ ->
                made(run, call.getClass().getSimpleName(), call.name());
        }
    }

    /// @throws Flawed when this run did the same before
    void made(RunId run, String what, Word thing) {
        Flawed.unless(made.add(name(run, what, thing)), "%s makes a second time: %s of %s".formatted(run, what, thing));
    }

    /// Whether this run moved the endpoint to this configuration.
    boolean hasMoved(RunId run, ResourceName endpoint, ResourceName config) {
        return made.contains(name(run, "move to " + config, endpoint));
    }

    private static String name(RunId run, String what, Word thing) {
        return "%s %s %s".formatted(run, what, thing);
    }
}
