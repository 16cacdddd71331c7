package dev.slipway.app.demo;

import dev.slipway.app.audit.ExportWriter;
import dev.slipway.app.audit.VerifyExport;
import dev.slipway.app.store.Folders;
import dev.slipway.app.store.Trouble;
import dev.slipway.core.audit.verify.Flaw;
import dev.slipway.core.audit.verify.Verification;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Person;
import dev.slipway.function.api.ExportAnswer;
import dev.slipway.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Everything that was told is taken away and verified; one word changed in a copy is found where it stands.
final class ProofScene implements Scene {
    private static final Person AUDITOR = new Person("dave");
    private static final String EVENTS = "events.ndjson";
    private static final String TOLD = "\"decision\":\"Approve\"";
    private static final String FORGED = "\"decision\":\"Reject!\"";

    @Override
    public String title() {
        return "Proof: the audit verified, and a forged copy caught";
    }

    @Override
    public void play(Stage stage) {
        try {
            var folder = Files.createTempDirectory("slipway-proof");
            try {
                play(stage, folder);
            } finally {
                Folders.remove(folder);
            }
        } catch (IOException e) {
            throw new Unavailable("the proof's folder cannot be used: " + Trouble.words(e), e);
        }
    }

    private static void play(Stage stage, Path folder) throws IOException {
        var whole = export(stage, folder.resolve("whole"));
        var keys = Files.copy(whole.resolve("keys.json"), folder.resolve("keys.json"));
        var verdict = VerifyExport.of(whole, Optional.of(keys), Optional.empty());
        stage.report().note(List.of(said(verdict.summary())));
        stage.expect("the audit is whole", verdict.whole(), verdict.classes());

        var forged = export(stage, folder.resolve("forged"));
        var events = forged.resolve(EVENTS);
        var text = Files.readString(events);
        long line = text.substring(0, Math.max(0, text.indexOf(TOLD))).lines().count();
        Files.writeString(events, text.replaceFirst(TOLD, FORGED));
        var found = VerifyExport.of(forged, Optional.of(keys), Optional.empty());
        stage.report().note(found.flaws().stream().filter(flaw -> flaw.run().isPresent()).limit(3).map(ProofScene::sentence).toList());
        stage.expect(
                "one vote turned round in a copy is found at its place",
                found.classes().containsKey("changed"),
                "line %d of the events: %s".formatted(line, found.classes()));
    }

    private static Path export(Stage stage, Path to) {
        try (var writer = ExportWriter.to(to)) {
            var after = Optional.<String>empty();
            do {
                var reply = stage.as(AUDITOR).get("/audit/export" + after.map(next -> "?after=" + next).orElse(""));
                if (!reply.good()) {
                    throw new Unavailable("the export is refused: " + reply.text());
                }
                var page = Json.readStored(reply.text(), ExportAnswer.class);
                page.lines().forEach(line -> writer.add(line.file(), line.line()));
                after = page.next();
            } while (after.isPresent());
            writer.finish();
        }
        return to;
    }

    private static String said(Verification.Summary summary) {
        return "%d events in %d runs, %d of them under %d signed checkpoints; root %s"
                .formatted(
                        summary.events(),
                        summary.runs(),
                        summary.leaves(),
                        summary.checkpoints(),
                        summary.newest().map(newest -> newest.root().value()).orElse("none"));
    }

    private static String sentence(Flaw flaw) {
        return "%s: run %s, event %d: %s"
                .formatted(
                        flaw.kind().word(),
                        flaw.run().map(Object::toString).orElse("of the log"),
                        flaw.sequence(),
                        flaw.sentence());
    }
}
