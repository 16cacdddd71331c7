package dev.slipway.core.contract;

/// What only the other side may see: a password, a key, a token.
///
/// Shape: 1 to 65,536 bytes of text, as Secrets Manager keeps it. It comes into no message and no log.
public record Secret(String value) {
    private static final int LONGEST = 65_536;

    public Secret {
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a secret of %d characters: accepted are 1 to %d".formatted(value.length(), LONGEST));
        }
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
