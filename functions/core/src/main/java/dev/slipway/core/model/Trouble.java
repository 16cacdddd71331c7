package dev.slipway.core.model;

/// Why a task of a machine broke off: the error's name as the machine saw it, and its message.
public record Trouble(String error, String message) {
    /// Both in one line, shortened.
    public String sentence() {
        var name = error.substring(error.lastIndexOf('.') + 1);
        return message.isBlank() ? name : name + ": " + message;
    }
}
