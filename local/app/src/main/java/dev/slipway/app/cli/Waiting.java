package dev.slipway.app.cli;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// `--wait` or `--wait=SECONDS`, for commands that start a run.
final class Waiting {
    /// Longer than any rollout of ours may take.
    private static final Duration LONG = Duration.ofHours(6);

    @Option(
            names = "--wait",
            arity = "0..1",
            paramLabel = "SECONDS",
            preprocessor = Seconds.class,
            description = "Follow the plan to its end, at most so long. Without a running server that is done anyway.")
    private Optional<Duration> limit = Optional.empty();

    /// How long to follow; without a server that goes on with it, the run ends with us.
    Optional<Duration> patience(boolean own) {
        return limit.isPresent() || !own ? limit : Optional.of(LONG);
    }

    /// Takes what is tied to the option, or a number that follows it; everything else is left to others.
    static final class Seconds implements IParameterPreprocessor {
        private static final Pattern ACCEPTED = Pattern.compile("[0-9]{1,6}");
        private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]+");

        @Override
        public boolean preprocess(
                Stack<String> rest, CommandSpec command, ArgSpec option, Map<String, Object> circumstances) {
            boolean tied = "=".equals(circumstances.get("separator"));
            boolean given = tied || (!rest.isEmpty() && NUMBER.matcher(rest.peek()).matches());
            option.setValue(Optional.of(given ? seconds(command, rest.pop()) : LONG));
            return true;
        }

        private static Duration seconds(CommandSpec command, String text) {
            if (!ACCEPTED.matcher(text).matches()) {
                throw new ParameterException(
                        command.commandLine(),
                        new Problem(
                                        "out_of_range",
                                        "--wait",
                                        Shown.of(text),
                                        "0 to 999999 seconds",
                                        "give a whole number, or --wait alone")
                                .sentence());
            }
            return Duration.ofSeconds(Long.parseLong(text));
        }
    }
}
