package dev.slipway.core.plan;

import dev.slipway.core.model.Application;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.UsdPerHour;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A sentence that asks for a deployment, taken apart.
///
/// Shape: `model` are the words that name the model, in lower case, for [ModelResolver]; never empty. `ruledOut` are
/// names that must not be chosen. `doubtful` stands behind `for` where nothing names the application, and may be its name
/// or a purpose.
/// What the sentence does not say is absent. `gpu` is the name as people say it (`l40s`), `gpus` how
/// many of them one instance should have, `precision` a number format such as `fp8`. Environments are
/// spelled `dev`, `staging`, `production`, another one as it was said. Units: `contextTokens` in tokens.
public record Wish(
        String model,
        List<String> ruledOut,
        Optional<Application> app,
        Optional<String> doubtful,
        Optional<Environment> env,
        Optional<UsdPerHour> budget,
        Optional<InstanceType> type,
        Optional<String> gpu,
        OptionalInt gpus,
        OptionalInt instances,
        OptionalInt contextTokens,
        Optional<String> precision,
        Preference preference)
        implements Reading {
    public Wish {
        ruledOut = List.copyOf(ruledOut);
    }
}
