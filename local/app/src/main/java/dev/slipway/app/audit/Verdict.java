package dev.slipway.app.audit;

import dev.slipway.core.audit.Checkpoint;
import dev.slipway.core.audit.verify.Flaw;
import dev.slipway.core.audit.verify.FlawKind;
import dev.slipway.core.audit.verify.Verification;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/// What a verification found.
///
/// Shape: `pinned` says whether the keys came from outside the export, `headed` whether a checkpoint did; `classes` counts every flaw by the word of its
/// kind, `flaws` are the first of them.
public record Verdict(
        boolean pinned,
        boolean headed,
        Verification.Summary summary,
        SortedMap<String, Long> classes,
        List<Flaw> flaws) {
    public Verdict {
        flaws = List.copyOf(flaws);
    }

    /// The latest time that an event or the newest checkpoint bears, where it is still to come.
    public Optional<Instant> ahead(Instant now) {
        return Stream.concat(summary.latest().stream(), summary.newest().map(Checkpoint::time).stream())
                .max(Comparator.naturalOrder())
                .filter(now::isBefore);
    }

    /// Whether nothing is wrong. Events that no checkpoint covers yet are no fault.
    public boolean whole() {
        return classes.keySet().stream().allMatch(FlawKind.UNANCHORED.word()::equals);
    }
}
