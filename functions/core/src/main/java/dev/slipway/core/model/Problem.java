package dev.slipway.core.model;

/// What is wrong with one piece of input.
///
/// Shape: `observed` is already shortened and escaped ([Shown]); `accepted` names the accepted range,
/// `remedy` the next thing to do.
public record Problem(String code, String field, String observed, String accepted, String remedy) {
    /// All of it in one line.
    public String sentence() {
        return "%s is «%s»: accepted is %s; %s".formatted(field, observed, accepted, remedy);
    }
}
