package dev.slipway.core.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.catalogue.CatalogueModel;
import dev.slipway.core.catalogue.KvCache;
import dev.slipway.core.catalogue.ModelKind;
import dev.slipway.core.catalogue.ModelShape;
import dev.slipway.core.catalogue.Precision;
import dev.slipway.core.fit.FitReport.DoesNotFit;
import dev.slipway.core.fit.FitReport.Fits;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.ModelId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryFitTest {
    private static final long GIB = 1L << 30;
    private static final Accelerator L4 = new Accelerator.Gpu("L4", 22_528, 89, 300);
    private static final Accelerator H100 = new Accelerator.Gpu("H100 80GB", 81_090, 90, 3350);

    @Test
    void placesAnEightBillionModelOnOneSmallGpu() {
        var report = new MemoryFit().check(llama8b(), offer(L4, 1), MemoryFit.USUAL_CONTEXT);

        assertThat(report).isInstanceOfSatisfying(Fits.class, fits -> {
            assertThat(fits.tensorParallel()).isEqualTo(1);
            assertThat(fits.contextTokens()).isEqualTo(8192);
            assertThat(fits.neededBytes()).isBetween(16 * GIB, fits.availableBytes());
            assertThat(fits.assumptions()).hasSize(4);
        });
    }

    @Test
    void spreadsALargeModelOverTheFewestGpusThatHoldIt() {
        var report = new MemoryFit().check(llama70b(), offer(H100, 8), MemoryFit.USUAL_CONTEXT);

        assertThat(report)
                .isInstanceOfSatisfying(
                        Fits.class, fits -> assertThat(fits.tensorParallel()).isEqualTo(2));
    }

    @Test
    void saysHowMuchIsMissing() {
        var report = new MemoryFit().check(llama70b(), offer(L4, 4), MemoryFit.USUAL_CONTEXT);

        assertThat(report).isInstanceOfSatisfying(DoesNotFit.class, no -> {
            assertThat(no.reason()).isEqualTo(Obstacle.MEMORY);
            assertThat(no.neededBytes()).isGreaterThan(no.availableBytes());
        });
    }

    @Test
    void refusesDevicesThatRunNoCuda() {
        var report = new MemoryFit().check(llama8b(), offer(new Accelerator.Foreign("AWS Inferentia2"), 12), MemoryFit.USUAL_CONTEXT);

        assertThat(report)
                .isEqualTo(new DoesNotFit(
                        Obstacle.NOT_A_GPU, 0, 0, "choose a type with NVIDIA GPUs instead of AWS Inferentia2"));
    }

    @Test
    void refusesGpusThatTheEngineOrTheNumberFormatIsTooNewFor() {
        var v100 = new Accelerator.Gpu("V100 16GB", 16_179, 70, 900);
        var t4 = new Accelerator.Gpu("T4", 14_950, 75, 320);

        assertThat(new MemoryFit().check(model(Precision.FP16, 2 * GIB, encoder()), offer(v100, 8), MemoryFit.USUAL_CONTEXT))
                .isEqualTo(capability("7.5"));
        assertThat(new MemoryFit().check(model(Precision.BF16, 2 * GIB, encoder()), offer(t4, 1), MemoryFit.USUAL_CONTEXT))
                .isEqualTo(capability("8.0"));
        assertThat(new MemoryFit().check(model(Precision.INT4, 2 * GIB, encoder()), offer(t4, 1), MemoryFit.USUAL_CONTEXT))
                .isEqualTo(capability("8.0"));
        assertThat(new MemoryFit().check(model(Precision.FP16, 2 * GIB, encoder()), offer(t4, 1), MemoryFit.USUAL_CONTEXT))
                .isInstanceOf(Fits.class);
    }

    @Test
    void spreadsOnlyOverNumbersThatDivideTheHeads() {
        var phi4 = new ModelShape(
                14_660,
                14_660,
                40,
                5120,
                40,
                new KvCache.Attention(10, 128),
                100_352,
                Precision.BF16,
                27 * GIB,
                16_384);

        var report = new MemoryFit().check(named(phi4), offer(L4, 4), MemoryFit.USUAL_CONTEXT);

        assertThat(report)
                .isInstanceOfSatisfying(
                        Fits.class, fits -> assertThat(fits.tensorParallel()).isEqualTo(2));
        assertThat(new MemoryFit().check(model(Precision.BF16, 90 * GIB, new KvCache.Attention(3, 64)), offer(H100, 8), MemoryFit.USUAL_CONTEXT))
                .isInstanceOfSatisfying(
                        DoesNotFit.class, no -> assertThat(no.reason()).isEqualTo(Obstacle.MEMORY));
    }

    @Test
    void countsTheCacheOfTheContextThatIsAskedFor() {
        var narrow = new MemoryFit().check(llama8b(), offer(L4, 1), 8192);
        var wide = new MemoryFit().check(llama8b(), offer(L4, 1), 131_072);
        var short4k = new MemoryFit().check(model(Precision.BF16, 2 * GIB, new KvCache.Latent(576)), offer(L4, 1), MemoryFit.USUAL_CONTEXT);

        assertThat(narrow).isInstanceOf(Fits.class);
        assertThat(wide).isInstanceOf(DoesNotFit.class);
        assertThat(short4k)
                .isInstanceOfSatisfying(
                        Fits.class, fits -> assertThat(fits.contextTokens()).isEqualTo(4096));
    }

    @Test
    void knowsTheCheckValuesOfTheCache() {
        assertThat(new KvCache.Attention(8, 128).bytesPerToken(32, 1)).isEqualTo(131_072);
        assertThat(new KvCache.Attention(8, 128).bytesPerToken(80, 16)).isEqualTo(327_680 / 8);
        assertThat(new KvCache.Latent(576).bytesPerToken(61, 8)).isEqualTo(70_272);
        assertThat(encoder().bytesPerToken(24, 1)).isZero();
    }

    @Test
    void refusesAContextOfNothing() {
        assertThatThrownBy(() -> new MemoryFit().check(llama8b(), offer(L4, 1), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesTheImageByRule() {
        assertThat(llama8b().imagePath()).isEqualTo("nim/meta/llama-3.1-8b-instruct:latest");
        assertThat(CatalogueModel.IMAGE_BASIS).isEqualTo("by rule, not verified");
    }

    private static DoesNotFit capability(String least) {
        return new DoesNotFit(Obstacle.CAPABILITY, 0, 0, "choose a GPU of compute capability " + least + " or more");
    }

    private static KvCache encoder() {
        return new KvCache.None();
    }

    private static GpuOffer offer(Accelerator accelerator, int count) {
        return new GpuOffer(
                new InstanceType("ml.test.xlarge"), accelerator, count, "a test");
    }

    private static CatalogueModel llama8b() {
        return named(new ModelShape(
                8030,
                8030,
                32,
                4096,
                32,
                new KvCache.Attention(8, 128),
                128_256,
                Precision.BF16,
                16_060_000_000L,
                131_072));
    }

    private static CatalogueModel llama70b() {
        return named(new ModelShape(
                70_554,
                70_554,
                80,
                8192,
                64,
                new KvCache.Attention(8, 128),
                128_256,
                Precision.BF16,
                141_108_000_000L,
                131_072));
    }

    private static CatalogueModel model(Precision precision, long weights, KvCache kv) {
        return named(new ModelShape(1000, 1000, 24, 1024, 15, kv, 30_522, precision, weights, 4096));
    }

    private static CatalogueModel named(ModelShape shape) {
        return new CatalogueModel(
                new ModelId("meta/llama-3.1-8b-instruct"),
                ModelKind.CHAT,
                shape,
                List.of(),
                "latest",
                LocalDate.of(2026, 8, 22),
                "a test");
    }
}
