package dev.slipway.function.api.page;

/// Where somebody shows who they are, or stops being known.
///
/// Shape: `complaint` says what was wrong, or nothing.
public record SignInView(Frame frame, String complaint) {}
