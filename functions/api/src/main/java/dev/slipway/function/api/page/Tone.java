package dev.slipway.function.api.page;

/// How something is meant; a page always says it in words as well.
public enum Tone {
    /// Nothing to be done.
    PLAIN("plain", ""),
    /// As one wishes.
    GOOD("good", "✓"),
    /// Somebody is asked for something.
    WAITING("waiting", "?"),
    /// Refused, or broken.
    BAD("bad", "✗");

    private final String style;
    private final String mark;

    Tone(String style, String mark) {
        this.style = style;
        this.mark = mark;
    }

    /// The name of its style.
    public String style() {
        return style;
    }

    /// A sign beside the words.
    public String mark() {
        return mark;
    }
}
