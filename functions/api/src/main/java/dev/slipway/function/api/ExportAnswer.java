package dev.slipway.function.api;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.verify.ExportFile;
import dev.slipway.core.checkpoint.ExportAudit;
import java.util.List;
import java.util.Optional;

/// The body of `GET /audit/export`: some lines of the export, each with the file that it belongs to.
///
/// Shape: whoever writes the lines of all pages into their files, in canonical form and in this order, has the export;
/// `next` is what to ask with for the page behind this one, and absent from the last.
public record ExportAnswer(List<Line> lines, Optional<String> next) {
    /// One line.
    public record Line(ExportFile file, Canonical.Fields line) {}

    public ExportAnswer {
        lines = List.copyOf(lines);
    }

    static ExportAnswer of(ExportAudit.Answer.Page page) {
        return new ExportAnswer(
                page.lines().stream().map(each -> new Line(each.file(), each.line())).toList(), page.next());
    }
}
