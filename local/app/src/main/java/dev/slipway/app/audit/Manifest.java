package dev.slipway.app.audit;

import dev.slipway.core.audit.verify.ExportFile;
import dev.slipway.core.model.Digest;
import java.util.List;

/// What an export holds, `manifest.json`, written last.
///
/// Shape: one entry for each [ExportFile], in order. It says whether the files are those that were written; whether
/// they are true is another matter, which the signatures settle.
public record Manifest(String format, List<Entry> files) {
    /// The form that this version writes.
    public static final String FORMAT = "slipway-audit-export-1";

    static final String NAME = "manifest.json";

    /// One file: its name, its lines and bytes, and the digest of all of it.
    public record Entry(ExportFile file, long lines, long bytes, Digest digest) {}

    public Manifest {
        files = List.copyOf(files);
    }
}
