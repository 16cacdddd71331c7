package dev.slipway.app.cli;

import dev.slipway.app.show.Terminal;
import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.Problem;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParentCommand;

/// What all commands have in common: the settings are checked first, `--json` and `--as` are understood.
abstract class Verb implements Callable<Integer> {
    /// The program, or the command that this one is a part of.
    @ParentCommand
    private @Nullable Object above;

    private final Terminal terminal;

    Verb(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public final Integer call() throws Exception {
        return run(settings()).code();
    }

    abstract Exit run(Settings settings) throws Exception;

    final Terminal terminal() {
        return terminal;
    }

    final boolean json() {
        return program().json();
    }

    /// Who speaks.
    final Person person(Settings settings) {
        return person(program().as().orElseGet(() -> settings.get(Setting.SLIPWAY_AS)));
    }

    static Person person(String name) {
        Person.SHAPE.check("--as", name).map(Problem::sentence).ifPresent(wrong -> {
            throw new Malformed(wrong);
        });
        return new Person(name);
    }

    /// The way to a server, for whoever speaks.
    final Door door(Settings settings) {
        var elsewhere = Door.elsewhere(settings, terminal);
        if (elsewhere.isPresent()) {
            program().as().ifPresent(_ -> Elsewhere.refuse(
                    settings, "--as: the token says who speaks there", "leave --as out and set SLIPWAY_TOKEN to that person's, or unset SLIPWAY_SERVER"));
        }
        return elsewhere.orElseGet(() -> Door.open(settings, home(settings), person(settings), terminal));
    }

    /// @throws Malformed where the settings name a server elsewhere: what this command does, it does on this machine
    static void staysHere(Settings settings, String command) {
        Elsewhere.refuse(settings, "'slipway %s', which works on this machine alone".formatted(command), "unset SLIPWAY_SERVER for it");
    }

    /// Where the laptop's data lies.
    static Path home(Settings settings) {
        return settings.given(Setting.SLIPWAY_HOME)
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".slipway"))
                .toAbsolutePath();
    }

    private Slipway program() {
        return switch (Objects.requireNonNull(above, "picocli sets it")) {
            case Slipway program -> program;
            case Verb verb -> verb.program();
            default -> throw new IllegalStateException("a command stands in the program or in another command");
        };
    }

    private Settings settings() {
        try {
            return Settings.read(terminal.environment());
        } catch (IllegalArgumentException bad) {
            throw new Malformed(String.valueOf(bad.getMessage()), bad);
        }
    }
}
