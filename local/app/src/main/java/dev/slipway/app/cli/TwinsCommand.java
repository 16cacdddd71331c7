package dev.slipway.app.cli;

import dev.slipway.app.show.Terminal;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import dev.slipway.twin.run.Twins;
import dev.slipway.twin.run.TwinsProgram;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `slipway twins`: the stand-ins of the outside systems, alone.
@Command(description = "Start the twins of SageMaker, CloudWatch and the registry, print their addresses as JSON, stay until ended.")
final class TwinsCommand extends Verb {
    private static final BigDecimal SLOWEST = new BigDecimal("0.001");
    private static final BigDecimal FASTEST = BigDecimal.valueOf(1_000_000);
    private static final int LAST_PORT = 65_535;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many times faster than real time their clock runs, 0.001 to 1000000. Default: 1.")
    private String speed = "1";

    @Option(names = "--home", paramLabel = "DIR", description = "Keep their state here; without it, in memory only.")
    private Optional<Path> home = Optional.empty();

    @Option(names = "--sagemaker-port", paramLabel = "PORT", description = "Default: a free one.")
    private Optional<String> sagemakerPort = Optional.empty();

    @Option(names = "--registry-port", paramLabel = "PORT", description = "Default: a free one.")
    private Optional<String> registryPort = Optional.empty();

    @Option(names = "--cloudwatch-port", paramLabel = "PORT", description = "Default: a free one.")
    private Optional<String> cloudwatchPort = Optional.empty();

    TwinsCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Exit run(Settings settings) {
        staysHere(settings, "twins");
        try (var stay = new Stay()) {
            stay.with(started());
            stay.untilEnded();
        }
        return Exit.OK;
    }

    private Twins started() {
        var arguments = new ArrayList<>(List.of(
                "--speed",
                Numbers.decimal("--speed", speed, SLOWEST, FASTEST).toPlainString(),
                "--sagemaker-port",
                port("--sagemaker-port", sagemakerPort),
                "--registry-port",
                port("--registry-port", registryPort),
                "--cloudwatch-port",
                port("--cloudwatch-port", cloudwatchPort)));
        home.ifPresent(folder -> arguments.addAll(List.of("--home", folder.toString())));
        try {
            return TwinsProgram.run(terminal().out(), arguments.toArray(String[]::new));
        } catch (IllegalArgumentException wrong) {
            throw new Malformed(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static String port(String option, Optional<String> given) {
        return Integer.toString(Numbers.whole(option, given.orElse("0"), 0, LAST_PORT));
    }
}
