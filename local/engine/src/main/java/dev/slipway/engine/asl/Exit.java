package dev.slipway.engine.asl;

import dev.slipway.engine.query.Template;
import java.util.Optional;

/// A way out of a state: what it assigns, what it puts out, where it leads.
public record Exit(Optional<Template> assign, Optional<Template> output, Target target) {
    /// Where a way out leads.
    public sealed interface Target {
        record Next(String state) implements Target {}

        record End() implements Target {}
    }
}
