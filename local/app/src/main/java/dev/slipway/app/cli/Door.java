package dev.slipway.app.cli;

import dev.slipway.app.server.Api;
import dev.slipway.app.server.Identities;
import dev.slipway.app.server.Notice;
import dev.slipway.app.server.Server;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.model.Person;
import dev.slipway.engine.Clock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// The way to a server: the one that runs over the data folder, else one of our own for as long as the door is open.
final class Door implements AutoCloseable {
    private static final int LOOKS = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration LIFETIME = Duration.ofHours(12);

    private final Stay stay;
    private final Api api;
    private final boolean own;

    private Door(Stay stay, Api api, boolean own) {
        this.stay = stay;
        this.api = api;
        this.own = own;
    }

    static Door open(Settings settings, Path home, Person person) {
        var running = Notice.in(home);
        if (running.isPresent()) {
            return new Door(new Stay(), running(running.get(), settings, person), false);
        }
        var token = token(home, settings, person, LIFETIME);
        try {
            return own(settings, home, token);
        } catch (Refused taken) {
            // Its owner may be a server that is just starting.
            var starting = awaited(home).orElseThrow(() -> taken);
            return new Door(new Stay(), running(starting, settings, person), false);
        }
    }

    private static Door own(Settings settings, Path home, String token) {
        var stay = new Stay();
        try {
            var server = stay.with(Server.open(settings, home, Clock.real(), 0));
            return new Door(stay, new Api(server.address(), token, ProcessHandle.current().pid()), true);
        } catch (RuntimeException failed) {
            stay.close();
            throw failed;
        }
    }

    private static Optional<Notice> awaited(Path home) {
        var notice = Notice.in(home);
        for (int look = 0; look < LOOKS && notice.isEmpty(); look++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            notice = Notice.in(home);
        }
        return notice;
    }

    /// @throws Malformed when there is no such person
    static String token(Path home, Settings settings, Person person, Duration lifetime) {
        var issuer = Identities.in(home, settings);
        try {
            return issuer.token(person, lifetime);
        } catch (Refused nobody) {
            throw new Malformed(String.valueOf(nobody.getMessage()), nobody);
        }
    }

    Api api() {
        return api;
    }

    /// Whether runs end with this process.
    boolean own() {
        return own;
    }

    @Override
    public void close() {
        stay.close();
    }

    private static Api running(Notice notice, Settings settings, Person person) {
        var token = token(Path.of(notice.home()), settings, person, LIFETIME);
        return new Api(URI.create(notice.address()), token, notice.pid());
    }
}
