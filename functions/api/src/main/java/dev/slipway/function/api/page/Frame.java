package dev.slipway.function.api.page;

/// What stands around every page: its title, what kind of page it is, and for whom it was made.
///
/// Shape: `visitor` is empty where nobody is known.
public record Frame(String title, String kind, Seen visitor) {}
