package dev.slipway.function.api.page;

/// Where somebody shows who they are, or stops being known.
///
/// Shape: `complaint` says what was wrong, or nothing; `token` is hidden in the form.
public record SignInView(Frame frame, String complaint, String token) {
    /// Without the token.
    @Override
    public String toString() {
        return "SignInView[%s]".formatted(complaint);
    }
}
