package dev.slipway.core.fit;

import dev.slipway.core.catalogue.CatalogueModel;
import dev.slipway.core.catalogue.KvCache;
import dev.slipway.core.catalogue.ModelShape;
import dev.slipway.core.catalogue.Precision;
import dev.slipway.core.fit.FitReport.DoesNotFit;
import dev.slipway.core.fit.FitReport.Fits;
import dev.slipway.core.model.Require;
import java.util.List;
import java.util.stream.IntStream;

/// A simple memory check, after vLLM's own accounting; whole numbers only.
///
/// One GPU holds its share of the weights, the peak activation of a profile run (the sampler's logits
/// or the forward pass, whichever is larger), the engine's own memory, and the cache of one request of
/// the served context. That must stay within nine tenths of the GPU; CUDA graphs live in the last
/// tenth. The smallest power of two of GPUs is taken that divides the heads and fits.
///
/// Held against the records: it says of 26 of 26 comparable SageMaker set-ups what became of them (24 ran,
/// two failed, none for want of memory), and the weights of 17 of 17 measurements are within a twentieth.
/// It knows no NIM profile and no image; the exact check is another implementation of [Fit].
///
/// Units: bytes of one GPU. Errors: none; a model that cannot be spread at all does not fit. Source:
/// `hardware.md`, sections 3 to 5.
public final class MemoryFit implements Fit {
    /// The context to be served when nobody asks for another, if the model has as much.
    public static final int USUAL_CONTEXT = 8192;

    private static final int ENGINE_CAPABILITY = 75;
    private static final long MIB = 1L << 20;

    @Override
    public FitReport check(CatalogueModel model, GpuOffer offer, int contextTokens) {
        Require.positive("contextTokens", contextTokens);
        int served = Math.min(contextTokens, model.shape().maxContext());
        return switch (offer.accelerator()) {
            case Accelerator.Foreign foreign ->
                new DoesNotFit(Obstacle.NOT_A_GPU, 0, 0, "choose a type with NVIDIA GPUs instead of " + foreign.name());
            case Accelerator.Gpu gpu -> onGpu(model.shape(), gpu, offer.count(), served);
        };
    }

    private static FitReport onGpu(ModelShape shape, Accelerator.Gpu gpu, int gpus, int served) {
        int least = Math.max(ENGINE_CAPABILITY, leastCapability(shape));
        if (gpu.capability() < least) {
            var remedy = "choose a GPU of compute capability %d.%d or more".formatted(least / 10, least % 10);
            return new DoesNotFit(Obstacle.CAPABILITY, 0, 0, remedy);
        }
        long available = gpu.memoryBytes() / 10 * 9;
        return IntStream.of(1, 2, 4, 8, 16)
                .filter(ways -> ways <= gpus && divides(shape, ways))
                .filter(ways -> needed(shape, gpu, ways, served) <= available)
                .mapToObj(ways -> fits(shape, gpu, ways, available, served))
                .findFirst()
                .orElseGet(() -> tooLarge(shape, gpu, gpus, available, served));
    }

    /// Weights of 8 or 4 bits compute in bf16.
    private static int leastCapability(ModelShape shape) {
        return shape.precision() == Precision.INT4
                ? Precision.BF16.leastCapability()
                : shape.precision().leastCapability();
    }

    private static FitReport fits(
            ModelShape shape, Accelerator.Gpu gpu, int ways, long available, int served) {
        return new Fits(
                needed(shape, gpu, ways, served),
                available,
                ways,
                served,
                List.of(
                        "nine tenths of %d MiB are used".formatted(gpu.memoryMib()),
                        "weights as published, %d MiB a GPU".formatted(weights(shape, ways) / MIB),
                        "cache for one request of %d tokens, 16 bit, %d MiB a GPU"
                                .formatted(served, cache(shape, ways, served) / MIB),
                        "activation and engine by rule, %d MiB a GPU"
                                .formatted((activation(shape, gpu, ways) + engine(ways)) / MIB)));
    }

    private static FitReport tooLarge(
            ModelShape shape, Accelerator.Gpu gpu, int gpus, long available, int served) {
        int ways = IntStream.of(16, 8, 4, 2, 1)
                .filter(each -> each <= gpus && divides(shape, each))
                .findFirst()
                .orElse(1);
        return new DoesNotFit(
                Obstacle.MEMORY,
                needed(shape, gpu, ways, served),
                available,
                "choose more or larger GPUs, a smaller model or one with fewer bits");
    }

    private static long needed(ModelShape shape, Accelerator.Gpu gpu, int ways, int served) {
        return weights(shape, ways) + activation(shape, gpu, ways) + engine(ways) + cache(shape, ways, served);
    }

    /// Four-bit files are unpacked a little when they are loaded: a sixteenth more, as measured.
    private static long weights(ModelShape shape, int ways) {
        long unpacked = shape.precision() == Precision.FP4 ? shape.weightBytes() / 16 : 0;
        return (shape.weightBytes() + unpacked) / ways;
    }

    private static long cache(ModelShape shape, int ways, int served) {
        return shape.kv().bytesPerToken(shape.layers(), ways) * served;
    }

    /// The profile run: a forward pass over a full batch, and one sampling of every sequence at once.
    private static long activation(ModelShape shape, Accelerator.Gpu gpu, int ways) {
        boolean large = gpu.memoryMib() >= 70 * 1024 && gpu.capability() > 80;
        long tokens = large ? 8192 : 2048;
        long sequences = large ? 1024 : 256;
        long sampler =
                shape.kv() instanceof KvCache.None ? 0 : tokens * shape.hidden() * 2 + 15 * sequences * shape.vocab();
        long forward = tokens * shape.hidden() * 24 / ways + tokens * shape.hidden() * 8;
        return Math.max(sampler, forward);
    }

    /// Outside the tensor library: CUDA's own, and from two GPUs on what they talk through.
    private static long engine(int ways) {
        return ways == 1 ? 288 * MIB : 2160 * MIB;
    }

    private static boolean divides(ModelShape shape, int ways) {
        boolean heads = shape.heads() % ways == 0;
        return switch (shape.kv()) {
            case KvCache.Attention kv -> heads && (kv.heads() % ways == 0 || ways % kv.heads() == 0);
            case KvCache.Latent _, KvCache.None _ -> heads;
        };
    }
}
