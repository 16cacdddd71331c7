package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.app.server.Signpost;
import dev.slipway.app.show.Terminal;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.model.Person;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway token`: a bearer token of the embedded issuer, for curl and programs.
@Command(description = "Print a bearer token of a person of people.json, signed by the embedded issuer.")
final class TokenCommand extends Verb {
    private static final int LONGEST = 720;

    @Parameters(arity = "0..1", paramLabel = "PERSON", description = "Whose token. Default: --as, SLIPWAY_AS, alice.")
    private Optional<String> person = Optional.empty();

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long it is valid, 1 to 720. Default: 60.")
    private String minutes = "60";

    TokenCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Exit run(Settings settings) {
        staysHere(settings, "token");
        int valid = Numbers.whole("--minutes", minutes, 1, LONGEST);
        var whose = person.map(Verb::person).orElseGet(() -> person(settings));
        var folder = Signpost.in(home(settings)).map(found -> Path.of(found.home())).orElse(home(settings));
        print(whose, Door.token(folder, settings, whose, Duration.ofMinutes(valid)), valid);
        return Exit.OK;
    }

    private void print(Person whose, String token, int valid) {
        terminal().out().println(
                json()
                        ? JsonNodeFactory.instance
                                .objectNode()
                                .put("person", whose.value())
                                .put("token", token)
                                .put("minutes", valid)
                                .toString()
                        : token);
    }
}
