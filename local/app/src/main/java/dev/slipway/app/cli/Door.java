package dev.slipway.app.cli;

import dev.slipway.app.server.Api;
import dev.slipway.app.server.Identities;
import dev.slipway.app.server.Server;
import dev.slipway.app.server.Signpost;
import dev.slipway.app.show.Terminal;
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

/// The way to a server: the one that the settings name, else the one that runs over the data folder, else one of our own for as
/// long as the door is open.
final class Door implements AutoCloseable {
    private static final int LOOKS = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration LIFETIME = Duration.ofHours(12);
    /// So much longer an answer may be under way from elsewhere.
    private static final Duration FAR = Duration.ofSeconds(20);

    private final Stay stay;
    private final Api api;
    private final boolean own;
    private final Optional<Path> folder;

    private Door(Stay stay, Api api, boolean own, Optional<Path> folder) {
        this.stay = stay;
        this.api = api;
        this.own = own;
        this.folder = folder;
    }

    /// The way to the server that the settings name.
    static Optional<Door> elsewhere(Settings settings, Terminal terminal) {
        return Elsewhere.in(settings, terminal.patience().plus(FAR))
                .map(api -> new Door(new Stay(), api, false, Optional.empty()));
    }

    /// @param terminal how long one answer is waited for, and where trouble of a server of its own is said
    static Door open(Settings settings, Path home, Person person, Terminal terminal) {
        var patience = terminal.patience();
        var running = Signpost.in(home);
        if (running.isPresent()) {
            return of(running.get(), settings, person, patience);
        }
        var token = token(home, settings, person, LIFETIME);
        try {
            return own(settings, home, token, terminal);
        } catch (Refused taken) {
            // Its owner may be a server that is just starting.
            var starting = awaited(home).orElseThrow(() -> taken);
            return of(starting, settings, person, patience);
        }
    }

    private static Door own(Settings settings, Path home, String token, Terminal terminal) {
        var stay = new Stay();
        try {
            var server = stay.with(Server.open(settings, home, Clock.real(), 0));
            server.laptop().upkeep().watchedBy(terminal::complain);
            var api = new Api(server.address(), token, ProcessHandle.current().pid(), terminal.patience());
            return new Door(stay, api, true, Optional.of(home));
        } catch (RuntimeException failed) {
            stay.close();
            throw failed;
        }
    }

    private static Optional<Signpost> awaited(Path home) {
        var signpost = Signpost.in(home);
        for (int look = 0; look < LOOKS && signpost.isEmpty(); look++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            signpost = Signpost.in(home);
        }
        return signpost;
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

    /// Where the letters lie, for the owner of the folder to open; those of a server elsewhere went out.
    Optional<String> letters() {
        return folder.map(one -> one.resolve("outbox").toString());
    }

    /// Whether runs end with this process.
    boolean own() {
        return own;
    }

    @Override
    public void close() {
        stay.close();
    }

    private static Door of(Signpost running, Settings settings, Person person, Duration patience) {
        var folder = Path.of(running.home());
        var token = token(folder, settings, person, LIFETIME);
        var api = new Api(URI.create(running.address()), token, running.pid(), patience);
        return new Door(new Stay(), api, false, Optional.of(folder));
    }
}
