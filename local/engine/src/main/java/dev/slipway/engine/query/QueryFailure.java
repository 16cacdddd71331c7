package dev.slipway.engine.query;

/// An expression that threw, gave nothing, or gave something of the wrong type.
///
/// Shape: `location` is the field as AWS writes it in `EvaluationFailed` (`Output/result`); the message is the end
/// of AWS's cause.
public final class QueryFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String location;

    public QueryFailure(String location, String message) {
        super(message);
        this.location = location;
    }

    public String location() {
        return location;
    }
}
