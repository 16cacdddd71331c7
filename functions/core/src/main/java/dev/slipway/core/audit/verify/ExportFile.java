package dev.slipway.core.audit.verify;

/// The files of an export. Each line is one value in canonical form, the last one too ends in a line feed.
public enum ExportFile {
    /// One line: the origin and every key that has signed, in order of their ids.
    KEYS("keys.json"),
    /// Every checkpoint, the oldest first.
    CHECKPOINTS("checkpoints.ndjson"),
    /// Every leaf of the log by its index.
    LOG("log.ndjson"),
    /// Every event, run by run in order of their names, each run by its sequence.
    EVENTS("events.ndjson");

    private final String file;

    ExportFile(String file) {
        this.file = file;
    }

    /// The name in the folder.
    public String file() {
        return file;
    }
}
