package dev.slipway.core.model;

/// A text with a meaning of its own, such as an identifier.
///
/// Shape: a record of exactly one text component; on the wire it is that text alone.
public interface Word {
    String value();
}
