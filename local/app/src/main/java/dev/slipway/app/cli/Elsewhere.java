package dev.slipway.app.cli;

import dev.slipway.app.server.Api;
import dev.slipway.app.store.Trouble;
import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The server that the settings name, such as a stack on AWS, and the token to speak to it with, which is never shown.
final class Elsewhere {
    private static final int LONGEST = 16 * 1024;

    private final Settings settings;

    private Elsewhere(Settings settings) {
        this.settings = settings;
    }

    /// The way there, where the settings name a server.
    ///
    /// @param patience how long one answer is waited for
    /// @throws Malformed when a token is missing, is given twice or has no server, or a file holds none
    static Optional<Api> in(Settings settings, Duration patience) {
        var elsewhere = new Elsewhere(settings);
        var address = settings.given(Setting.SLIPWAY_SERVER);
        if (address.isEmpty()) {
            elsewhere.refuseLostToken();
        }
        return address.map(Elsewhere::address).map(found -> Api.elsewhere(found, elsewhere.token(found), patience));
    }

    /// @throws Malformed where the settings name a server elsewhere, and this is no matter for one
    static void refuse(Settings settings, String what, String remedy) {
        settings.given(Setting.SLIPWAY_SERVER).ifPresent(address -> {
            throw wrong(Setting.SLIPWAY_SERVER, address, "no server elsewhere for " + what, remedy);
        });
    }

    private static URI address(String text) {
        var address = URI.create(text);
        if (address.getHost() == null) {
            throw wrong(Setting.SLIPWAY_SERVER, text, Setting.SLIPWAY_SERVER.accepted(), "set it to the address that 'deploy' printed");
        }
        return address;
    }

    /// A token that leads nowhere would let a command open a folder on this machine instead.
    private void refuseLostToken() {
        for (var token : new Setting[] {Setting.SLIPWAY_TOKEN, Setting.SLIPWAY_TOKEN_FILE}) {
            if (settings.given(token).isPresent()) {
                throw wrong(token, "set, and SLIPWAY_SERVER is not", "both of them, or neither", "set SLIPWAY_SERVER to the server whose token it is");
            }
        }
    }

    private String token(URI address) {
        var given = settings.given(Setting.SLIPWAY_TOKEN);
        var file = settings.given(Setting.SLIPWAY_TOKEN_FILE);
        if (given.isPresent() && file.isPresent()) {
            throw wrong(Setting.SLIPWAY_TOKEN_FILE, file.get(), "one of SLIPWAY_TOKEN and SLIPWAY_TOKEN_FILE", "unset one");
        }
        return given.or(() -> file.map(Elsewhere::read))
                .orElseThrow(() -> wrong(
                        Setting.SLIPWAY_TOKEN,
                        "not set",
                        "a bearer token for %s, here or in the file that SLIPWAY_TOKEN_FILE names".formatted(address),
                        "get one of its issuer, as docs/deploy.md says"));
    }

    private static String read(String file) {
        try (var in = Files.newInputStream(Path.of(file))) {
            var text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
            Setting.SLIPWAY_TOKEN.check(text).filter(_ -> !text.isEmpty()).ifPresent(_ -> {
                throw notAToken(file);
            });
            if (text.isEmpty()) {
                throw notAToken(file);
            }
            return text;
        } catch (IOException e) {
            throw new Unavailable("SLIPWAY_TOKEN_FILE: %s cannot be read: %s".formatted(file, Trouble.words(e)), e);
        }
    }

    private static Malformed notAToken(String file) {
        return wrong(Setting.SLIPWAY_TOKEN_FILE, file, "a file that holds " + Setting.SLIPWAY_TOKEN.accepted() + " and nothing else", "write the token alone into it");
    }

    private static Malformed wrong(Setting field, String observed, String accepted, String remedy) {
        return new Malformed(new Problem("bad_setting", field.name(), observed, accepted, remedy).sentence());
    }
}
