package dev.slipway.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.laptop.Laptop;
import dev.slipway.core.checkpoint.ExportAudit;
import dev.slipway.core.checkpoint.WriteCheckpoint;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.RunId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// The audit of a laptop, anchored, exported and verified.
public final class WholeAudit {
    private WholeAudit() {}

    /// Holds that nothing is wrong with it.
    public static void of(Laptop laptop, Path folder) {
        laptop.checkpoint().apply(new WriteCheckpoint.Request(), laptop.clock().instant());
        var export = folder.resolveSibling(folder.getFileName() + "-" + UUID.randomUUID());
        export(laptop, export);

        var verdict = VerifyExport.of(export, Optional.of(export.resolve("keys.json")), Optional.empty());

        assertThat(verdict.flaws()).as("flaws of the audit").isEmpty();
    }

    /// Writes everything into this folder.
    public static void export(Laptop laptop, Path folder) {
        try (var writer = ExportWriter.to(folder)) {
            var after = Optional.<String>empty();
            do {
                var asked = new ExportAudit.Request(new Person("dave"), after, new RunId("unused"));
                var page = (ExportAudit.Answer.Page) laptop.apiSteps().export().apply(asked, laptop.clock().instant());
                page.lines().forEach(line -> writer.add(line.file(), line.line()));
                after = page.next();
            } while (after.isPresent());
            writer.finish();
        }
    }
}
