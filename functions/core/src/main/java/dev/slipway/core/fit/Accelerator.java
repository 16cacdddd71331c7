package dev.slipway.core.fit;

import dev.slipway.core.model.Require;

/// The devices of an instance type, all alike.
public sealed interface Accelerator {
    String name();

    /// A CUDA GPU.
    ///
    /// Units: `memoryMib` of one GPU as CUDA shows it, less than on the data sheet; `capability` ten
    /// times the compute capability, 89 for 8.9; `bandwidthGbS` 10^9 bytes a second of one GPU.
    record Gpu(String name, int memoryMib, int capability, int bandwidthGbS) implements Accelerator {
        public Gpu {
            Require.positive("memoryMib", memoryMib);
            Require.positive("capability", capability);
            Require.positive("bandwidthGbS", bandwidthGbS);
        }

        public long memoryBytes() {
            return (long) memoryMib << 20;
        }
    }

    /// A device that runs no CUDA and so no NIM: Inferentia, Trainium.
    record Foreign(String name) implements Accelerator {}
}
