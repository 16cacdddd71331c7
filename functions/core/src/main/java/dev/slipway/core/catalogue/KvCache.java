package dev.slipway.core.catalogue;

import dev.slipway.core.model.Require;

/// What a model keeps in memory for each token that it has read.
///
/// Units: 16-bit values. Sliding windows and layers without attention are not counted off, so the
/// figure is an upper bound. Source: `hardware.md`, section 4.
public sealed interface KvCache {
    /// Bytes for one token on one of `tensorParallel` GPUs.
    long bytesPerToken(int layers, int tensorParallel);

    /// Keys and values of `heads` heads; with more GPUs than heads the heads are copied.
    record Attention(int heads, int headDim) implements KvCache {
        public Attention {
            Require.positive("heads", heads);
            Require.positive("headDim", headDim);
        }

        @Override
        public long bytesPerToken(int layers, int tensorParallel) {
            return 4L * layers * Math.max(1, heads / tensorParallel) * headDim;
        }
    }

    /// One shared vector of `width` values (MLA), whole on every GPU.
    record Latent(int width) implements KvCache {
        public Latent {
            Require.positive("width", width);
        }

        @Override
        public long bytesPerToken(int layers, int tensorParallel) {
            return 2L * layers * width;
        }
    }

    /// An encoder keeps nothing.
    record None() implements KvCache {
        @Override
        public long bytesPerToken(int layers, int tensorParallel) {
            return 0;
        }
    }
}
