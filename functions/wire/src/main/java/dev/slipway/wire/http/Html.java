package dev.slipway.wire.http;

/// A page of ours, and the one stylesheet in it that a browser may apply.
///
/// Shape: `text` is the whole document; `style` is the source of its stylesheet as a content security policy names it,
/// such as `sha256-…` over the text between the tags. A page has no script.
public record Html(String text, String style) {}
