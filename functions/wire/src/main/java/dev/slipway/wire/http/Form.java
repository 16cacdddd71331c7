package dev.slipway.wire.http;

import java.util.Map;
import java.util.Optional;

/// What somebody filled in and sent: the fields that were asked for, each at most once, decoded.
public record Form(Map<String, String> fields) {
    public Form {
        fields = Map.copyOf(fields);
    }

    /// The field as it came; nothing where it was not sent.
    public Optional<String> get(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /// Without what was filled in.
    @Override
    public String toString() {
        return "Form" + fields.keySet();
    }
}
