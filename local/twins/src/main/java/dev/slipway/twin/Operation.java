package dev.slipway.twin;

/// What a call asks for, in the words of the system: `CreateEndpoint` of `chat`.
///
/// Shape: `subject` is the object's name or empty; `changes` says whether accepting it changes what the twin remembers.
public record Operation(String name, String subject, boolean changes) {}
