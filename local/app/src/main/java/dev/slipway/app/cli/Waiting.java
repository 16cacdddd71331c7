package dev.slipway.app.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// `--wait` or `--wait=SECONDS`, for commands that start a run.
final class Waiting {
    /// Longer than any rollout of ours may take.
    private static final Duration LONG = Duration.ofHours(24);

    @Option(
            names = "--wait",
            arity = "0..1",
            paramLabel = "SECONDS",
            parameterConsumer = Digits.class,
            description = "Follow the plan to its end, at most so long. Without a running server that is done anyway.")
    private Optional<Duration> limit = Optional.empty();

    /// How long to follow; without a server that goes on with it, the run ends with us.
    Optional<Duration> patience(boolean own) {
        return limit.isPresent() || !own ? limit : Optional.of(LONG);
    }

    /// Takes a number where one follows, and leaves everything else to others.
    static final class Digits implements IParameterConsumer {
        private static final int LONGEST = 6;

        @Override
        public void consumeParameters(Stack<String> rest, ArgSpec option, CommandSpec command) {
            boolean number = !rest.isEmpty() && rest.peek().matches("[0-9]{1," + LONGEST + "}");
            option.setValue(Optional.of(number ? Duration.ofSeconds(Long.parseLong(rest.pop())) : LONG));
        }
    }
}
