package dev.slipway.adapter.state;

/// The two tables.
public enum Table {
    /// What is the case now: items are made, replaced and deleted.
    STATE,
    /// What happened: items are made, and that is all.
    AUDIT
}
