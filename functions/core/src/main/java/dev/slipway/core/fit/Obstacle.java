package dev.slipway.core.fit;

/// Why a model does not fit.
public enum Obstacle {
    /// The device runs no CUDA.
    NOT_A_GPU,
    /// The compute capability is too low for the engine or for the number format of the weights.
    CAPABILITY,
    /// No way of spreading the model leaves room for one request.
    MEMORY
}
