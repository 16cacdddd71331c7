package dev.slipway.engine.asl;

import dev.slipway.engine.query.Template;
import dev.slipway.engine.query.Typed;
import java.util.List;
import java.util.Optional;

/// One state of a machine.
///
/// Shape: the cases implemented today; Map and Parallel will be two more, each holding a [Definition] of its own.
public sealed interface State {
    String name();

    /// The word AWS uses for it, in `Type` and in event names.
    default String type() {
        return getClass().getSimpleName();
    }

    record Pass(String name, Exit exit) implements State {}

    /// Shape: a task without `Arguments` sends the state's input. The heartbeat of a task without a token is evaluated
    /// and recorded, and nobody waits for it: such a task cannot send one.
    record Task(
            String name,
            Resource resource,
            Optional<Template> arguments,
            Optional<Typed> timeoutSeconds,
            Optional<Typed> heartbeatSeconds,
            List<Retrier> retriers,
            List<Catcher> catchers,
            Exit exit)
            implements State {}

    /// The first rule that holds decides, else `otherwise`.
    record Choice(String name, List<Rule> rules, Optional<Exit> otherwise) implements State {}

    record Rule(Typed condition, Exit exit) {}

    record Wait(String name, Until until, Exit exit) implements State {}

    /// How long a Wait lasts.
    sealed interface Until {
        record Seconds(Typed seconds) implements Until {}

        record Timestamp(Typed timestamp) implements Until {}
    }

    record Succeed(String name, Exit exit) implements State {}

    record Fail(String name, Optional<Typed> error, Optional<Typed> cause) implements State {}
}
