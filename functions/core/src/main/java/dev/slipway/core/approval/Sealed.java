package dev.slipway.core.approval;

import dev.slipway.core.model.Word;

/// A task token that only a [TokenVault] can read.
///
/// Shape: the vault's own text, at most 8,192 characters.
public record Sealed(String value) implements Word {
    private static final int LONGEST = 8192;

    public Sealed {
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a sealed token of %d characters: accepted are 1 to %d".formatted(value.length(), LONGEST));
        }
    }

    @Override
    public String toString() {
        return "Sealed[…]";
    }
}
