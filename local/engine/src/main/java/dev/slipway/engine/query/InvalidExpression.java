package dev.slipway.engine.query;

/// An expression that AWS would not accept; the message says why.
public final class InvalidExpression extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidExpression(String message) {
        super(message);
    }
}
