package dev.slipway.app.show;

import dev.slipway.core.catalogue.Comparison;
import java.util.List;
import java.util.stream.Collectors;

/// A comparison for people: the counts, then the names that ask for work.
public final class ComparisonText {
    private final Terminal terminal;

    public ComparisonText(Terminal terminal) {
        this.terminal = terminal;
    }

    /// The counts in one line.
    public static String counts(Comparison comparison) {
        return "%d matched, %d to add, %d missing, %d set aside"
                .formatted(
                        comparison.matched().size(),
                        comparison.added().size(),
                        comparison.missing().size(),
                        comparison.setAside().size());
    }

    public String of(Comparison comparison) {
        return counts(comparison)
                + named("To add (listed, not in the marketplace)", comparison.added())
                + named("Missing (in the marketplace, not listed)", comparison.missing())
                + named("Set aside (no publisher/name, so not compared)", comparison.setAside());
    }

    private String named(String title, List<?> names) {
        return names.isEmpty()
                ? ""
                : names.stream()
                        .map(name -> "\n  " + name)
                        .collect(Collectors.joining("", "\n\n" + terminal.bold(title), ""));
    }
}
