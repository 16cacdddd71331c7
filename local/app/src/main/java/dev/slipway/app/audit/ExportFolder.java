package dev.slipway.app.audit;

import dev.slipway.app.store.Trouble;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Checkpoint;
import dev.slipway.core.audit.LogEntry;
import dev.slipway.core.audit.verify.Export;
import dev.slipway.core.audit.verify.ExportFile;
import dev.slipway.core.audit.verify.ExportedEvent;
import dev.slipway.core.audit.verify.Flaw;
import dev.slipway.core.audit.verify.FlawKind;
import dev.slipway.core.audit.verify.Line;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Shown;
import dev.slipway.wire.CanonicalReader;
import dev.slipway.wire.Json;
import dev.slipway.wire.JsonReader;
import dev.slipway.wire.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An export as it lies in a folder. Nothing is written there.
final class ExportFolder implements Export {
    private static final Limits LIMITS = new Limits(FileLines.LONGEST, 64, 200_000, 1_024, FileLines.LONGEST, 32);
    private static final CanonicalReader LINES = new CanonicalReader(LIMITS);
    private static final JsonReader KEYS = new JsonReader(LIMITS);

    private final Path folder;

    /// What was read to its end, of each file; files are read at the same time.
    private final Map<ExportFile, Manifest.Entry> read = new ConcurrentHashMap<>();


    /// @throws Malformed when there is no such folder
    ExportFolder(Path folder) {
        this.folder = folder;
        if (!Files.isDirectory(folder)) {
            throw new Malformed("%s is no folder: name the folder of an export".formatted(folder));
        }
    }

    @Override
    public Iterator<Line<Checkpoint>> checkpoints() {
        return lines(ExportFile.CHECKPOINTS, line -> Checkpoint.of(LINES.read(line)), Checkpoint::canonical);
    }

    @Override
    public Iterator<Line<LogEntry>> log() {
        return lines(ExportFile.LOG, line -> LogEntry.of(LINES.read(line)), LogEntry::canonical);
    }

    @Override
    public Iterator<Line<ExportedEvent>> events() {
        return lines(ExportFile.EVENTS, line -> ExportedEvent.of(LINES.read(line)), ExportedEvent::canonical);
    }

    /// The keys that the export brings itself; nothing where they cannot be read.
    Optional<KeyRing> keys(Consumer<Flaw> flaws) {
        var lines = lines(ExportFile.KEYS, line -> KEYS.read(line, KeyRing.class), KeyRing::canonical);
        var rings = new ArrayList<KeyRing>();
        long read = 0;
        for (; lines.hasNext(); read++) {
            switch (lines.next()) {
                case Line.Read<KeyRing>(KeyRing value) -> rings.add(value);
                case Line.Respelled<KeyRing>(KeyRing value, String where) -> {
                    flaws.accept(Flaw.of(FlawKind.RE_ENCODED, 0, where + " is in another spelling"));
                    rings.add(value);
                }
                case Line.Unread<KeyRing>(FlawKind kind, String sentence) -> flaws.accept(Flaw.of(kind, 0, sentence));
            }
        }
        if (read != 1) {
            var kind = read == 0 ? FlawKind.CUT : FlawKind.DUPLICATE;
            flaws.accept(Flaw.of(kind, 0, "keys.json has %d lines, and one is what it has".formatted(read)));
        }
        return rings.stream().findFirst();
    }

    /// Compares what was read of every file with the manifest, and the folder with both.
    void settle(Consumer<Flaw> flaws) {
        manifest(flaws).ifPresent(manifest -> {
            var listed = manifest.files().stream().map(Manifest.Entry::file).toList();
            if (!manifest.format().equals(Manifest.FORMAT) || !listed.equals(Arrays.asList(ExportFile.values()))) {
                flaws.accept(Flaw.of(FlawKind.CHANGED, 0, "manifest.json is not that of an export of this version"));
                return;
            }
            for (var entry : manifest.files()) {
                compare(entry, read.get(entry.file()), flaws);
            }
        });
        for (var stranger : strangers()) {
            flaws.accept(Flaw.of(FlawKind.CHANGED, 0, "the folder holds %s, which is no part of an export".formatted(Shown.of(stranger))));
        }
    }

    private static void compare(Manifest.Entry wanted, Manifest.@Nullable Entry found, Consumer<Flaw> flaws) {
        if (found == null || found.equals(wanted)) {
            return;
        }
        var kind = found.lines() < wanted.lines() ? FlawKind.CUT : FlawKind.CHANGED;
        flaws.accept(Flaw.of(kind, 0, "%s has %d lines, %d bytes and %s; the manifest says %d, %d and %s"
                .formatted(
                        wanted.file().file(),
                        found.lines(),
                        found.bytes(),
                        found.digest(),
                        wanted.lines(),
                        wanted.bytes(),
                        wanted.digest())));
    }

    private Optional<Manifest> manifest(Consumer<Flaw> flaws) {
        var missing = missing(Manifest.NAME);
        missing.ifPresent(flaws);
        return missing.isPresent() ? Optional.empty() : manifest(folder.resolve(Manifest.NAME), flaws);
    }

    private static Optional<Manifest> manifest(Path file, Consumer<Flaw> flaws) {
        try {
            var bytes = SmallFile.bytes(file);
            var manifest = Json.read(bytes, Manifest.class);
            if (!Arrays.equals(Json.bytes(manifest), bytes)) {
                flaws.accept(Flaw.of(FlawKind.RE_ENCODED, 0, "manifest.json is in another spelling"));
            }
            return Optional.of(manifest);
        } catch (Malformed no) {
            flaws.accept(Flaw.of(FlawKind.CHANGED, 0, "manifest.json is not what it was: " + Shown.of(String.valueOf(no.getMessage()))));
            return Optional.empty();
        } catch (IOException e) {
            throw new Unavailable("%s cannot be read: %s".formatted(file, Trouble.words(e)), e);
        }
    }

    private Set<String> strangers() {
        var ours = Stream.concat(Stream.of(Manifest.NAME), Arrays.stream(ExportFile.values()).map(ExportFile::file))
                .collect(Collectors.toSet());
        try (var inside = Files.list(folder)) {
            return inside.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !ours.contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new Unavailable("%s cannot be read: %s".formatted(folder, Trouble.words(e)), e);
        }
    }

    private <T> Iterator<Line<T>> lines(
            ExportFile file, Function<byte[], T> value, Function<T, Canonical.Fields> canonical) {
        return missing(file.file())
                .map(wrong -> Collections.<Line<T>>singleton(new Line.Unread<>(wrong.kind(), wrong.sentence())).iterator())
                .orElseGet(() -> new FileLines<>(folder, file, value, canonical, entry -> read.put(file, entry)));
    }

    /// Something else in the place of a file is not opened: whoever opens a pipe may wait for ever.
    private Optional<Flaw> missing(String name) {
        var file = folder.resolve(name);
        if (Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return Optional.of(Files.exists(file)
                ? Flaw.of(FlawKind.CHANGED, 0, "%s is %s, not a file".formatted(name, Files.isDirectory(file) ? "a folder" : "a pipe or a device"))
                : Flaw.of(FlawKind.CUT, 0, name + " is missing"));
    }
}
