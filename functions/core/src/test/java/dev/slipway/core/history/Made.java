package dev.slipway.core.history;

import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.RunId;
import dev.slipway.core.rollout.HostingCall;
import java.util.HashMap;
import java.util.Map;

/// What each run of a life changed outside, and how often.
final class Made {
    private final Map<String, Integer> times = new HashMap<>();

    /// @throws Flawed when this run did the same before
    void made(RunId run, HostingCall call) {
        int now = times.merge(name(run, call), 1, Integer::sum);
        if (now > 1) {
            throw new Flawed("run %s makes %s %d times".formatted(run, call, now));
        }
    }

    /// How often this run moved its endpoint to this configuration.
    int moves(RunId run, ResourceName endpoint, ResourceName config) {
        return times.getOrDefault(name(run, endpoint, "to " + config), 0);
    }

    private static String name(RunId run, HostingCall call) {
        return switch (call) {
            case HostingCall.CreateEndpoint create -> name(run, create.name(), "to " + create.config());
            case HostingCall.UpdateEndpoint update -> name(run, update.name(), "to " + update.config());
            case HostingCall.CreateModel _,
                    HostingCall.CreateConfig _,
                    HostingCall.DeleteEndpoint _,
                    HostingCall.DeleteConfig _,
                    HostingCall.DeleteModel _ ->
                name(run, call.name(), call.getClass().getSimpleName());
        };
    }

    private static String name(RunId run, ResourceName thing, String what) {
        return "%s %s %s".formatted(run, thing, what);
    }
}
