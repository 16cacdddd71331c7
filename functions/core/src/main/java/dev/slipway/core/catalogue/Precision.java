package dev.slipway.core.catalogue;

/// The number format of a model's published weights.
///
/// Units: `leastCapability` is ten times the CUDA compute capability from which current builds of
/// vLLM serve the format, natively or as weights only. Source: `quantization-matrix.csv`.
public enum Precision {
    FP32(75),
    FP16(75),
    BF16(80),
    FP8(80),
    INT4(75),
    FP4(80);

    private final int leastCapability;

    Precision(int leastCapability) {
        this.leastCapability = leastCapability;
    }

    public int leastCapability() {
        return leastCapability;
    }
}
