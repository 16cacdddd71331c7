package dev.slipway.core.plan;

import dev.slipway.core.fit.Accelerator;
import dev.slipway.core.fit.GpuOffer;
import dev.slipway.core.fit.MemoryFit;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.UsdPerHour;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// What is demanded of the instances.
///
/// Shape: `gpu` as people say it, in lower case; `gpus` how many of them one instance has; `allowance` is
/// what the plan may cost per hour.
record Wanted(
        Optional<InstanceType> type,
        Optional<String> gpu,
        OptionalInt gpus,
        int instances,
        int contextTokens,
        UsdPerHour allowance,
        Preference preference) {
    static Wanted of(Intent intent, Wish wish, Policy policy) {
        var fields = intent.constraints();
        return new Wanted(
                fields.instanceType(),
                wish.gpu(),
                wish.gpus(),
                fields.instances().orElse(policy.rollout().leastInstances()),
                wish.contextTokens().orElse(MemoryFit.USUAL_CONTEXT),
                fields.budget().orElse(policy.defaultBudget()),
                wish.preference());
    }

    boolean admits(GpuOffer offer) {
        return type.map(offer.type()::equals).orElse(true)
                && gpu.map(name -> isCalled(offer.accelerator(), name)).orElse(true)
                && (gpus.isEmpty() || gpus.getAsInt() == offer.count());
    }

    private static boolean isCalled(Accelerator accelerator, String name) {
        var words = accelerator.name().toLowerCase(Locale.ROOT).split(" ");
        return java.util.Arrays.asList(words).contains(name)
                || accelerator.name().toLowerCase(Locale.ROOT).equals(name);
    }
}
