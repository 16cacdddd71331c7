package dev.slipway.engine;

/// What comes of a callback, in AWS's words.
public sealed interface TokenAnswer {
    /// It counts, and that is on disk.
    record Accepted() implements TokenAnswer {}

    /// The wait of this token is over: ended by an earlier callback, by its time, by a failure, or with the execution.
    record TaskTimedOut() implements TokenAnswer {}

    /// It looks like a token, and nobody waits or ever waited for it.
    record TaskDoesNotExist() implements TokenAnswer {}

    /// It does not even look like a token.
    record InvalidToken() implements TokenAnswer {}
}
