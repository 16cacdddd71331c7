package dev.slipway.core.audit.verify;

import dev.slipway.core.audit.Checkpoint;
import dev.slipway.core.audit.LogEntry;
import java.util.Iterator;

/// The lines of an export, each file from its beginning whenever it is asked for.
public interface Export {
    Iterator<Line<Checkpoint>> checkpoints();

    Iterator<Line<LogEntry>> log();

    Iterator<Line<ExportedEvent>> events();
}
