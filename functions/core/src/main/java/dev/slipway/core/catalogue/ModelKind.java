package dev.slipway.core.catalogue;

/// What a model is asked for. A vision model also chats.
public enum ModelKind {
    CHAT,
    VISION,
    EMBEDDING,
    RERANK,
    SAFETY
}
