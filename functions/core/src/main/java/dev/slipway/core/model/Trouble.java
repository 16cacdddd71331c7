package dev.slipway.core.model;

/// Why a task of a machine broke off: the error's name as the machine saw it, and its message.
///
/// Shape: both as the machine passed them on; the message may hold a whole stack trace.
public record Trouble(String error, String message) {
    private static final int LONGEST = 300;

    /// Both in one line, shortened, nothing invisible in it.
    public String sentence() {
        var name = error.substring(error.lastIndexOf('.') + 1);
        return Shown.of(message.isBlank() ? name : name + ": " + message, LONGEST);
    }
}
