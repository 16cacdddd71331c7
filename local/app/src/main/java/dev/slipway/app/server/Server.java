package dev.slipway.app.server;

import dev.slipway.app.gateway.Gateway;
import dev.slipway.app.gateway.SlowCallers;
import dev.slipway.app.laptop.Laptop;
import dev.slipway.app.store.CommitWatch;
import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.rollout.Sweep;
import dev.slipway.engine.Clock;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/// A laptop that answers HTTP, sweeps and anchors its audit: all of Slipway over one data folder.
public final class Server implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Laptop laptop;
    private final Gateway gateway;

    private Server(Settings settings, Path home, Clock clock, int port) {
        SlowCallers.limit();
        try {
            this.laptop = keep(Laptop.open(settings, home, clock, CommitWatch.NONE));
            keep(new Anchorer(laptop));
            this.gateway = keep(Gateway.open(port, laptop.api(), Identities.in(home, settings).check()));
            if (settings.given(Setting.SLIPWAY_URL).isEmpty()) {
                laptop.isReachedAt(gateway.address());
            }
            keep(sweeping());
            laptop.around()
                    .events()
                    .ifPresent(twin -> keep(new AlarmRule(twin, laptop.alarmRaised(), clock).follow()));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Opens the folder and goes on with what had not ended; port 0 takes a free one.
    ///
    /// @throws dev.slipway.core.failure.Refused when another process owns the folder
    /// @throws dev.slipway.core.failure.Malformed when the policy bundle or the price file is not in its form
    /// @throws dev.slipway.core.failure.Unavailable when the port is taken
    public static Server open(Settings settings, Path home, Clock clock, int port) {
        return new Server(settings, home, clock, port);
    }

    private Rounds sweeping() {
        var sweep = laptop.sweep();
        return new Rounds("sweep", laptop.upkeep(), laptop.clock(), now -> sweep.apply(new Sweep.Request(), now));
    }

    public URI address() {
        return gateway.address();
    }

    public Laptop laptop() {
        return laptop;
    }

    @Override
    public void close() {
        RuntimeException trouble = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                trouble = new IllegalStateException("the server did not close cleanly", e);
            }
        }
        if (trouble != null) {
            throw trouble;
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        opened.push(part);
        return part;
    }
}
