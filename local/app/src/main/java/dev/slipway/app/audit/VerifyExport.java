package dev.slipway.app.audit;

import dev.slipway.app.store.Trouble;
import dev.slipway.core.audit.Checkpoint;
import dev.slipway.core.audit.verify.Flaw;
import dev.slipway.core.audit.verify.FlawKind;
import dev.slipway.core.audit.verify.Trust;
import dev.slipway.core.audit.verify.Verification;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Origin;
import dev.slipway.core.model.RunId;
import dev.slipway.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Verifies an export in a folder: offline, writing nothing, in memory that does not grow with it.
public final class VerifyExport {
    private static final int SHOWN = 100;
    private static final int SECRET = 32;
    private static final String KEYS = "the keys.json of an export";
    private static final String HEAD = "the checkpoints.ndjson of an export, or its last line";

    private VerifyExport() {}

    /// @param keys `keys.json` as it was kept elsewhere; nothing: the export's own, which proves only that all was signed by one hand
    /// @param head a file whose last line is a checkpoint that was seen before, such as an older `checkpoints.ndjson`
    /// @throws Malformed when the folder or one of the files is none
    public static Verdict of(Path folder, Optional<Path> keys, Optional<Path> head) {
        var flaws = new Flaws();
        var export = new ExportFolder(folder);
        var given = keys.map(VerifyExport::ring);
        var brought = export.keys(flaws);
        brought.filter(own -> given.filter(ring -> !ring.origin().equals(own.origin())).isPresent())
                .ifPresent(own -> flaws.accept(Flaw.of(
                        FlawKind.OTHER_ORIGIN, 0, "keys.json is of %s, not of the origin that was given".formatted(own.origin()))));
        var trust = trust(given, brought, head.map(VerifyExport::seen));
        brought.stream().flatMap(own -> own.all().stream()).forEach(key -> trust.doubt(key).ifPresent(flaws));
        var secret = new byte[SECRET];
        new SecureRandom().nextBytes(secret);
        var summary = new Verification(trust, secret, flaws).of(export);
        export.settle(flaws);
        return new Verdict(given.isPresent(), head.isPresent(), summary, flaws.classes, List.copyOf(flaws.first));
    }

    /// Without any key nothing can be trusted, and every checkpoint will be told so.
    private static Trust trust(Optional<KeyRing> given, Optional<KeyRing> brought, Optional<Checkpoint> seen) {
        return given.map(known -> Trust.of(known.origin(), known.all(), seen))
                .or(() -> brought.map(own -> Trust.unpinned(own.origin(), own.all(), seen)))
                .orElseGet(() -> Trust.unpinned(new Origin("unknown"), List.of(), seen));
    }

    private static KeyRing ring(Path file) {
        try {
            return Json.read(SmallFile.bytes(file), KeyRing.class);
        } catch (Malformed no) {
            throw wrong("--keys", file, no, KEYS);
        } catch (IOException e) {
            throw unread("--keys", file, e, KEYS);
        }
    }

    private static Checkpoint seen(Path file) {
        try {
            return Json.read(SmallFile.lastLine(file), Checkpoint.class);
        } catch (Malformed no) {
            throw wrong("--head", file, no, HEAD);
        } catch (IOException e) {
            throw unread("--head", file, e, HEAD);
        }
    }

    private static Malformed unread(String option, Path file, IOException e, String accepted) {
        return new Malformed("%s %s cannot be read: %s; give %s".formatted(option, file, Trouble.words(e), accepted), e);
    }

    private static Malformed wrong(String option, Path file, Malformed no, String accepted) {
        return new Malformed(
                "%s %s is not accepted: %s; give %s".formatted(option, file, no.getMessage(), accepted), no);
    }

    /// Counts all of them and keeps the first in order of their places.
    private static final class Flaws implements Consumer<Flaw> {
        private static final Comparator<Flaw> PLACE = Comparator.comparing(
                        (Flaw flaw) -> flaw.run().map(RunId::value).orElse(""))
                .thenComparingLong(Flaw::sequence)
                .thenComparing(Flaw::kind)
                .thenComparing(Flaw::sentence);

        private final TreeMap<String, Long> classes = new TreeMap<>();
        private final TreeSet<Flaw> first = new TreeSet<>(PLACE);

        @Override
        public void accept(Flaw flaw) {
            classes.merge(flaw.kind().word(), 1L, Long::sum);
            first.add(flaw);
            if (first.size() > SHOWN) {
                first.pollLast();
            }
        }
    }
}
