package dev.slipway.app.server;

import dev.slipway.app.gateway.Issuer;
import dev.slipway.app.laptop.Surroundings;
import dev.slipway.app.store.DataFolder;
import dev.slipway.app.store.Trouble;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/// The issuer of a data folder, over the people of the settings.
///
/// Its tokens live in real time, also where the laptop's clock runs faster: people hold them.
public final class Identities {
    private Identities() {}

    public static Issuer in(Path home, Settings settings) {
        try {
            DataFolder.make(home);
        } catch (IOException e) {
            throw new Unavailable("SLIPWAY_HOME: the folder %s cannot be used: %s; choose another".formatted(home, Trouble.words(e)), e);
        }
        return Issuer.in(home, Surroundings.people(settings), InstantSource.system());
    }
}
