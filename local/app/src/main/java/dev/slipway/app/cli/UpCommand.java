package dev.slipway.app.cli;

import dev.slipway.app.server.Signpost;
import dev.slipway.app.server.Server;
import dev.slipway.app.show.NoticeText;
import dev.slipway.app.show.Terminal;
import dev.slipway.app.store.DataFolder;
import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import dev.slipway.engine.Clock;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `slipway up`: the server, in real time, until a signal ends it.
@Command(description = "Run the server over SLIPWAY_HOME in real time until ended; other commands find it there.")
final class UpCommand extends Verb {
    private static final int LAST_PORT = 65_535;

    @Option(names = "--port", paramLabel = "PORT", description = "Where to listen; 0 takes a free one. Default: SLIPWAY_PORT, else 8787.")
    private Optional<String> port = Optional.empty();

    UpCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Exit run(Settings settings) {
        staysHere(settings, "up");
        var home = home(settings);
        DataFolder.openness(home).ifPresent(terminal()::complain);
        try (var stay = new Stay()) {
            var server = stay.with(Server.open(settings, home, Clock.real(), port(settings)));
            stay.with(Signpost.of(server.address(), home).hangOut(home));
            Addresses.of(server).print(terminal(), json());
            if (!json()) {
                terminal().out().println(example(server.address()));
                server.laptop().whenNoticed(notice -> terminal().out().println(NoticeText.of(notice, terminal())));
            }
            server.laptop().upkeep().watchedBy(terminal()::complain);
            stay.untilEnded();
        }
        return Exit.OK;
    }

    private int port(Settings settings) {
        return port.map(text -> Numbers.whole("--port", text, 0, LAST_PORT))
                .orElseGet(() -> Integer.parseInt(settings.get(Setting.SLIPWAY_PORT)));
    }

    private static String example(URI address) {
        return """

                Try, in another terminal:
                  ./slipway intent "deploy llama-3.1 8B for chatbot-x" --env staging --budget 15 --wait
                or
                  curl -sS %s/intent -H "Authorization: Bearer $(./slipway token)" -H 'Prefer: wait=10' \\
                    -H 'Content-Type: application/json' \\
                    -d '{"intent":"deploy llama-3.1 8B for chatbot-x","env":"staging","constraints":{"budget_usd_per_hour":15}}'

                Ctrl-C ends it; what runs goes on at the next start."""
                .formatted(address);
    }
}
