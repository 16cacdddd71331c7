package dev.slipway.app.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.app.laptop.Laptop;
import dev.slipway.app.show.Terminal;
import dev.slipway.app.show.VerdictText;
import dev.slipway.app.store.CommitWatch;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.CanonicalForm;
import dev.slipway.core.audit.Told;
import dev.slipway.core.audit.verify.ExportFile;
import dev.slipway.core.audit.verify.Flaw;
import dev.slipway.core.checkpoint.GeneratedSigner;
import dev.slipway.core.checkpoint.WriteCheckpoint;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Change;
import dev.slipway.engine.JumpClock;
import dev.slipway.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is done to an export is found; what is left alone is whole.
///
/// Each change is tried with a manifest that fits it, so that chains, log and signatures have to find it by themselves;
/// all but the bits also as a clumsy hand leaves them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final int BITS = 1_000;
    private static final int CUTS = 100;
    private static final int MOVES = 40;

    private final long seed = Long.getLong("slipway.seed", 20_261_121);
    private final Map<String, byte[]> before = new TreeMap<>();
    private final Map<String, byte[]> genuine = new TreeMap<>();
    private Path keys = Path.of("");
    private Path head = Path.of("");

    @BeforeAll
    void export(@TempDir Path folder) throws IOException {
        var clock = new JumpClock(NOON);
        try (var laptop = Laptop.open(Settings.read(Map.of()), folder.resolve("home"), clock, CommitWatch.NONE)) {
            for (int run = 0; run < 6; run++) {
                tell(laptop, "RUN-" + run, "IntentAccepted", "PlanMade", "PlanJudged", "DeploymentAudited");
                if (run % 2 == 1) {
                    anchor(laptop);
                }
            }
            WholeAudit.export(laptop, folder.resolve("before"));
            for (int run = 6; run < 9; run++) {
                tell(laptop, "RUN-" + run, "IntentAccepted", "PlanMade", "PlanImpossible", "DeploymentAudited");
            }
            anchor(laptop);
            tell(laptop, "RUN-4", "PersonRefused", "LinkRefused", "ReviewViewed");
            WholeAudit.export(laptop, folder.resolve("export"));
        }
        before.putAll(files(folder.resolve("before")));
        genuine.putAll(files(folder.resolve("export")));
        keys = Files.write(folder.resolve("keys"), bytes("keys.json"));
        head = Files.write(folder.resolve("head"), bytes("checkpoints.ndjson"));
    }

    @Test
    void whatIsLeftAloneIsWholeAndNothingIsWritten(@TempDir Path folder) throws IOException {
        write(folder, genuine);

        var verdict = VerifyExport.of(folder, Optional.of(keys), Optional.of(head));

        assertThat(verdict.whole()).isTrue();
        assertThat(verdict.pinned()).isTrue();
        assertThat(verdict.classes()).containsExactly(Map.entry("unanchored", 1L));
        assertThat(verdict.summary().unanchored()).isEqualTo(3);
        assertThat(verdict.summary().events()).isEqualTo(39);
        assertThat(verdict.summary().checkpoints()).isEqualTo(4);
        assertThat(files(folder).keySet()).isEqualTo(genuine.keySet());
        files(folder).forEach((name, bytes) -> assertThat(bytes).isEqualTo(genuine.get(name)));
    }

    @Test
    void everyBitCounts(@TempDir Path folder) throws IOException {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < BITS; i++) {
            var name = names().get(random.nextInt(names().size()));
            var bytes = bytes(name);
            int at = random.nextInt(bytes.length);
            int bit = random.nextInt(Byte.SIZE);
            bytes[at] ^= (byte) (1 << bit);

            var files = changed(Map.of(name, bytes));
            found(folder, name.equals("manifest.json") ? files : mended(files), "bit %d of byte %d of %s".formatted(bit, at, name));
        }
    }

    @Test
    void everyCutAtALineIsFound(@TempDir Path folder) throws IOException {
        for (var name : names()) {
            var lines = lines(name);
            for (int left = 0; left < lines.size(); left++) {
                // Whoever cuts off what no checkpoint covers, and mends the manifest, leaves no trace: it is the last run's.
                foundTwice(folder, Map.of(name, joined(lines.subList(0, left))), "%s cut to %d lines".formatted(name, left));
            }
        }
    }

    @Test
    void everyCutWithinALineIsFound(@TempDir Path folder) throws IOException {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < CUTS; i++) {
            var name = names().get(random.nextInt(names().size()));
            var bytes = bytes(name);
            int left = i % 2 == 0 ? random.nextInt(bytes.length) : bytes.length - 1 - random.nextInt(100);
            if (left == 0 || bytes[left - 1] != '\n') {
                foundTwice(folder, Map.of(name, Arrays.copyOf(bytes, left)), "%s cut to %d bytes".formatted(name, left));
            }
        }
    }

    @Test
    void everySwapIsFound(@TempDir Path folder) throws IOException {
        moved(folder, "swap", (lines, random) -> {
            int one = random.nextInt(lines.size());
            int other = random.nextInt(lines.size());
            var there = lines.get(one);
            lines.set(one, lines.get(other));
            lines.set(other, there);
        });
    }

    @Test
    void everyReplayOfALineIsFound(@TempDir Path folder) throws IOException {
        moved(folder, "replay", (lines, random) ->
                lines.add(random.nextInt(lines.size() + 1), lines.get(random.nextInt(lines.size()))));
    }

    @Test
    void everyReplacementByAnotherLineIsFound(@TempDir Path folder) throws IOException {
        moved(folder, "replacement", (lines, random) ->
                lines.set(random.nextInt(lines.size()), lines.get(random.nextInt(lines.size()))));
    }

    @Test
    void everyRemovalOfALineIsFound(@TempDir Path folder) throws IOException {
        for (var name : names()) {
            for (int at = 0; at < lines(name).size(); at++) {
                var lines = lines(name);
                lines.remove(at);
                if (!text(lines(name).get(at)).contains("\"anchored\":\"false\"")) {
                    foundTwice(folder, Map.of(name, joined(lines)), "%s without line %d".formatted(name, at + 1));
                }
            }
        }
    }

    @Test
    void everyInsertionIsFound(@TempDir Path folder) throws IOException {
        moved(folder, "insertion", (lines, random) -> lines.add(
                random.nextInt(lines.size() + 1), lines(names().get(random.nextInt(names().size()))).getFirst()));
        moved(folder, "blank line", (lines, random) -> lines.add(random.nextInt(lines.size() + 1), new byte[] {'\n'}));
        moved(folder, "white space", (lines, random) -> {
            int at = random.nextInt(lines.size());
            lines.set(at, (" " + text(lines.get(at))).getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void aFileOfAnOlderExportIsFound(@TempDir Path folder) throws IOException {
        for (var name : List.of("checkpoints.ndjson", "log.ndjson", "events.ndjson")) {
            foundTwice(folder, Map.of(name, before.getOrDefault(name, new byte[0])), "older " + name);
        }
    }

    @Test
    void aFileInThePlaceOfAnotherIsFound(@TempDir Path folder) throws IOException {
        for (var one : names()) {
            for (var other : names()) {
                if (!one.equals(other)) {
                    foundTwice(folder, Map.of(one, bytes(other)), other + " in the place of " + one);
                }
            }
        }
    }

    @Test
    void anOlderExportIsFoundByWhoeverSawANewerCheckpoint(@TempDir Path folder) throws IOException {
        write(folder, before);

        assertThat(VerifyExport.of(folder, Optional.of(keys), Optional.empty()).whole()).isTrue();
        assertThat(VerifyExport.of(folder, Optional.of(keys), Optional.of(head)).classes())
                .containsExactly(Map.entry("shorter-than-anchor", 1L));
    }

    @Test
    void aMissingFileAndAForeignFileAreFound(@TempDir Path folder) throws IOException {
        for (var name : genuine.keySet()) {
            write(folder, genuine);
            Files.delete(folder.resolve(name));

            assertThat(VerifyExport.of(folder, Optional.of(keys), Optional.empty()).classes()).as(name).containsKey("cut");
        }
        write(folder, genuine);
        Files.writeString(folder.resolve("notes.txt"), "trust me");

        assertThat(VerifyExport.of(folder, Optional.of(keys), Optional.empty()).classes()).containsKey("changed");
    }

    @Test
    void aHeadIsTheLastLineOfALogHoweverLongItIs(@TempDir Path folder) throws IOException {
        write(Files.createDirectory(folder.resolve("export")), genuine);
        var line = lines("checkpoints.ndjson").getFirst();
        var year = Files.newOutputStream(folder.resolve("year"));
        try (year) {
            for (long written = 0; written < 3 << 20; written += line.length) {
                year.write(line);
            }
            year.write(lines("checkpoints.ndjson").getLast());
        }

        assertThat(headed(folder, "year").whole()).isTrue();
    }

    @Test
    void whatIsNoHeadIsRefusedBeforeAnythingIsRead(@TempDir Path folder) throws IOException {
        write(Files.createDirectory(folder.resolve("export")), genuine);
        Files.writeString(folder.resolve("empty"), "");

        for (int more : new int[] {1, 2, 3, 1 << 20}) {
            Files.writeString(folder.resolve("endless"), "7".repeat((1 << 20) + more));

            assertThatThrownBy(() -> headed(folder, "endless"))
                    .isInstanceOf(Malformed.class)
                    .hasMessageContaining("ends in a line of more than 1,048,576 bytes");
        }
        assertThatThrownBy(() -> headed(folder, "empty")).isInstanceOf(Malformed.class);
    }

    @Test
    void aForeignKeyAmongTheExportsOwnIsNamed(@TempDir Path folder) throws IOException {
        var own = Json.read(bytes("keys.json"), KeyRing.class);
        var foreign = new GeneratedSigner().key();
        var entries = new ArrayList<>(own.keys());
        entries.add(new KeyRing.Entry("P-256", foreign.id(), "EC", foreign.x(), foreign.y()));
        var line = CanonicalForm.line(new KeyRing(entries, own.origin()).canonical());
        write(folder, mended(changed(Map.of("keys.json", line))));

        var verdict = VerifyExport.of(folder, Optional.of(keys), Optional.of(head));

        assertThat(verdict.classes()).containsEntry("unknown-key", 1L);
        assertThat(verdict.flaws()).anyMatch(flaw -> flaw.sentence().contains(foreign.id().toString()));
    }

    @Test
    void anInventionWithoutOneSignatureIsFoundByWhoeverKeepsTheKeys(@TempDir Path folder) throws IOException {
        write(folder, mended(changed(Map.of(
                "log.ndjson", new byte[0],
                "checkpoints.ndjson", new byte[0],
                "events.ndjson", text(bytes("events.ndjson")).replace("\"anchored\":\"true\"", "\"anchored\":\"false\"").getBytes(StandardCharsets.UTF_8)))));

        var held = VerifyExport.of(folder, Optional.of(keys), Optional.empty());
        var alone = VerifyExport.of(folder, Optional.empty(), Optional.empty());

        assertThat(held.classes()).containsExactly(Map.entry("cut", 1L));
        assertThat(held.flaws()).extracting(Flaw::sentence).containsExactly("no checkpoint stands over these 39 events: nothing of it is signed");
        assertThat(alone.classes()).containsExactly(Map.entry("unanchored", 1L));
        assertThat(text(alone, NOON.plusSeconds(60))).contains("nothing is signed yet");
    }

    @Test
    void whatIsNoFileInTheExportIsNamedAndNotOpened(@TempDir Path folder) throws Exception {
        for (var name : genuine.keySet()) {
            write(folder, genuine);
            Files.delete(folder.resolve(name));
            Files.createDirectory(folder.resolve(name));
            assertFlaw(folder, name + " is a folder, not a file");
            Files.delete(folder.resolve(name));

            assertThat(new ProcessBuilder("mkfifo", folder.resolve(name).toString()).start().waitFor()).isZero();
            assertFlaw(folder, name + " is a pipe or a device, not a file");
            Files.delete(folder.resolve(name));
        }
    }

    @Test
    void aLinkToAFileIsAFile(@TempDir Path folder) throws IOException {
        var there = Files.createDirectory(folder.resolve("there"));
        var export = Files.createDirectory(folder.resolve("export"));
        write(there, genuine);
        for (var name : genuine.keySet()) {
            Files.createSymbolicLink(export.resolve(name), there.resolve(name));
        }

        assertThat(VerifyExport.of(export, Optional.of(keys), Optional.of(head)).whole()).isTrue();
    }

    @Test
    void whatIsNoKeyRingIsRefusedByOptionFileAndWhatIsAccepted(@TempDir Path folder) throws IOException {
        write(Files.createDirectory(folder.resolve("export")), genuine);
        var events = folder.resolve("export/events.ndjson");
        var empty = Files.createFile(folder.resolve("empty"));

        for (var file : List.of(events, empty, folder, folder.resolve("nope"))) {
            assertThatThrownBy(() -> VerifyExport.of(folder.resolve("export"), Optional.of(file), Optional.empty()))
                    .isInstanceOf(Malformed.class)
                    .hasMessageStartingWith("--keys " + file)
                    .hasMessageContaining("the keys.json of an export")
                    .hasMessageNotContaining("java.");
            assertThatThrownBy(() -> headed(folder, String.valueOf(folder.relativize(file.equals(events) ? folder.resolve("export/keys.json") : file))))
                    .isInstanceOf(Malformed.class)
                    .hasMessageStartingWith("--head ")
                    .hasMessageContaining("the checkpoints.ndjson of an export, or its last line")
                    .hasMessageNotContaining("java.");
        }
    }

    @Test
    void timesThatAreStillToComeAreRemarkedAndNoFault(@TempDir Path folder) throws IOException {
        write(folder, genuine);

        var verdict = VerifyExport.of(folder, Optional.of(keys), Optional.of(head));

        assertThat(verdict.whole()).isTrue();
        assertThat(text(verdict, NOON.minusSeconds(60))).contains("ahead of the clock here", "2026-11-21T12:00:00Z");
        assertThat(text(verdict, NOON.plusSeconds(60))).doesNotContain("ahead of the clock");
    }

    private static String text(Verdict verdict, Instant now) {
        return new VerdictText(new Terminal(System.out, System.err, Map.of(), false, Duration.ZERO), false).of(verdict, now);
    }

    private void assertFlaw(Path folder, String sentence) {
        var verdict = VerifyExport.of(folder, Optional.of(keys), Optional.empty());

        assertThat(verdict.whole()).as(sentence).isFalse();
        assertThat(verdict.flaws()).extracting(Flaw::sentence).contains(sentence);
    }

    private Verdict headed(Path folder, String head) {
        return VerifyExport.of(folder.resolve("export"), Optional.of(keys), Optional.of(folder.resolve(head)));
    }

    private interface Move {
        void on(List<byte[]> lines, SplittableRandom random);
    }

    private void moved(Path folder, String what, Move move) throws IOException {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < MOVES; i++) {
            var name = names().get(random.nextInt(names().size()));
            var lines = lines(name);
            move.on(lines, random);
            if (!Arrays.equals(joined(lines), bytes(name))) {
                foundTwice(folder, Map.of(name, joined(lines)), "%s %d in %s".formatted(what, i, name));
            }
        }
    }

    /// Holds that the change is found, with the manifest as it was and with one that fits.
    private void foundTwice(Path folder, Map<String, byte[]> changed, String what) throws IOException {
        var files = changed(changed);
        found(folder, files, what);
        if (!changed.containsKey("manifest.json")) {
            found(folder, mended(files), what + ", with another manifest");
        }
    }

    private void found(Path folder, Map<String, byte[]> files, String what) throws IOException {
        write(folder, files);

        assertThat(VerifyExport.of(folder, Optional.of(keys), Optional.empty()).whole()).as("seed %d: %s", seed, what).isFalse();
    }

    private Map<String, byte[]> changed(Map<String, byte[]> changed) {
        var files = new TreeMap<>(genuine);
        files.putAll(changed);
        return files;
    }

    private static Map<String, byte[]> mended(Map<String, byte[]> files) {
        var mended = new TreeMap<>(files);
        mended.put("manifest.json", manifest(files));
        return mended;
    }

    private static byte[] manifest(Map<String, byte[]> files) {
        return Json.bytes(new Manifest(Manifest.FORMAT, Stream.of(ExportFile.values())
                .map(file -> {
                    var bytes = files.getOrDefault(file.file(), new byte[0]);
                    return new Manifest.Entry(file, split(bytes).size(), bytes.length, Digest.of(bytes));
                })
                .toList()));
    }

    private static void tell(Laptop laptop, String run, String... types) {
        for (var type : types) {
            laptop.ledger()
                    .commit(Change.of(new RunId(run))
                            .tell(new Told(laptop.clock().instant(), type, "alice", Canonical.Fields.NONE.with("why", type))));
        }
    }

    private static void anchor(Laptop laptop) {
        laptop.checkpoint().apply(new WriteCheckpoint.Request(), laptop.clock().instant());
    }

    private List<String> names() {
        return List.copyOf(genuine.keySet());
    }

    private byte[] bytes(String name) {
        return genuine.getOrDefault(name, new byte[0]).clone();
    }

    private List<byte[]> lines(String name) {
        return split(bytes(name));
    }

    /// Each with its line feed, the last perhaps without.
    private static List<byte[]> split(byte[] bytes) {
        var lines = new ArrayList<byte[]>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || i == bytes.length - 1) {
                lines.add(Arrays.copyOfRange(bytes, from, i + 1));
                from = i + 1;
            }
        }
        return lines;
    }

    private static byte[] joined(List<byte[]> lines) {
        var joined = new ByteArrayOutputStream();
        lines.forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var inside = Files.list(folder)) {
            for (var file : inside.toList()) {
                files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static void write(Path folder, Map<String, byte[]> files) throws IOException {
        for (var file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
