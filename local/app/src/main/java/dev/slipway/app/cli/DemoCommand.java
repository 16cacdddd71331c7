package dev.slipway.app.cli;

import dev.slipway.app.demo.Demo;
import dev.slipway.app.server.Notice;
import dev.slipway.app.server.Server;
import dev.slipway.app.show.Terminal;
import dev.slipway.app.store.DataFolder;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Problem;
import dev.slipway.engine.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `slipway demo`: everything once, on recorded data, against the twins.
@Command(description = "Play the whole of it against the twins, from a pinned date, and check what must hold.")
final class DemoCommand extends Verb {
    /// What SageMaker's twin has to give.
    enum Capacity {
        plenty,
        none
    }

    private static final double FASTEST = 60;

    @Option(names = "--keep", description = "Leave the server running afterwards, and print its address.")
    private boolean keep;

    @Option(names = "--home", paramLabel = "DIR", description = "Keep the demo's data in this empty folder. Default: a temporary one.")
    private Optional<Path> home = Optional.empty();

    @Option(
            names = "--factor",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many times faster than real time the demo's clock runs, 1 to 60. Default: 20.")
    private double factor = 20;

    @Option(
            names = "--capacity",
            paramLabel = "WHAT",
            defaultValue = "plenty",
            description = "plenty; or none: every instance type is refused, and the demo shows what fails then.")
    private Capacity capacity = Capacity.plenty;

    DemoCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Exit run(Settings settings) {
        if (!(factor >= 1 && factor <= FASTEST)) {
            throw new Malformed(new Problem(
                            "out_of_range", "--factor", Double.toString(factor), "1 to 60", "choose a number of these")
                    .sentence());
        }
        try (var stay = new Stay()) {
            var found = keep ? Optional.of(stay.with(DataFolder.own(home(settings))).path()) : Optional.<Path>empty();
            var folder = folder(stay);
            var server = stay.with(Server.open(settings, folder, Clock.scaled(Demo.BEGINS, factor), 0));
            var token = Door.token(folder, settings, person(settings), Duration.ofHours(1));
            var demo = Demo.over(server, settings, token, terminal(), json());
            begin(server);
            if (capacity == Capacity.none) {
                demo.withoutCapacity();
            }
            var failed = demo.play();
            found.ifPresent(place -> stay.with(Notice.of(server.address(), folder).hangOut(place)));
            return concluded(demo, server, stay, failed);
        }
    }

    private Exit concluded(Demo demo, Server server, Stay stay, List<String> failed) {
        if (keep) {
            Addresses.of(server).print(terminal(), json());
            if (!json()) {
                terminal().out().println("The server stays until Ctrl-C; other commands find it.");
            }
        }
        demo.conclude();
        failed.forEach(name -> terminal().err().println("slipway: did not hold: " + name));
        if (keep) {
            stay.untilEnded();
        }
        return failed.isEmpty() ? Exit.OK : Exit.OTHER;
    }

    private void begin(Server server) {
        if (!json()) {
            terminal().out().println(terminal().bold("Slipway's demo") + " at " + server.address());
            terminal().out().println("The clock starts at %s and runs %s times faster; SageMaker and the registry are twins."
                    .formatted(Demo.BEGINS, Double.toString(factor).replaceFirst("\\.0$", "")));
        }
    }

    private Path folder(Stay stay) {
        try {
            if (home.isPresent()) {
                return empty(home.get().toAbsolutePath());
            }
            var folder = Files.createTempDirectory("slipway-demo");
            stay.with(() -> Folders.remove(folder));
            return folder;
        } catch (IOException e) {
            throw new Unavailable("the demo's folder cannot be used: " + e, e);
        }
    }

    private static Path empty(Path folder) throws IOException {
        DataFolder.make(folder);
        try (var entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new Malformed(new Problem(
                                "not_empty", "--home", folder.toString(), "an empty or new folder", "choose another")
                        .sentence());
            }
        }
        return folder;
    }
}
