package dev.slipway.app.cli;

import dev.slipway.app.demo.Demo;
import dev.slipway.app.server.Server;
import dev.slipway.app.show.Terminal;
import dev.slipway.core.contract.Settings;
import dev.slipway.engine.Clock;
import java.math.BigDecimal;
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

    /// Of the demo's clock: longer than all scenes together.
    private static final Duration SESSION = Duration.ofHours(12);

    private static final BigDecimal FASTEST = BigDecimal.valueOf(60);

    @Option(names = "--keep", description = "Leave the server running afterwards, and print its address.")
    private boolean keep;

    @Option(names = "--home", paramLabel = "DIR", description = "Keep the demo's data in this empty folder. Default: a temporary one.")
    private Optional<Path> home = Optional.empty();

    @Option(
            names = "--factor",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many times faster than real time the demo's clock runs, 1 to 60. Default: 20.")
    private String factor = "20";

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
        staysHere(settings, "demo");
        var speed = Numbers.decimal("--factor", factor, BigDecimal.ONE, FASTEST).doubleValue();
        try (var stay = new Stay()) {
            var place = DemoPlace.taken(home, keep ? Optional.of(home(settings)) : Optional.empty(), stay);
            var server = stay.with(Server.open(settings, place.data(), Clock.scaled(Demo.BEGINS, speed), 0));
            var demo = Demo.over(
                    server,
                    settings,
                    place.data(),
                    person(settings),
                    who -> Door.token(place.data(), settings, who, SESSION),
                    Demo.report(terminal(), json()));
            begin(server);
            if (capacity == Capacity.none) {
                demo.withoutCapacity();
            }
            var failed = demo.play();
            place.hangOut(server.address(), stay);
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
                    .formatted(Demo.BEGINS, factor));
        }
    }
}
