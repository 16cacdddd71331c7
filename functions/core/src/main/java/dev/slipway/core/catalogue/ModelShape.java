package dev.slipway.core.catalogue;

import dev.slipway.core.model.Require;

/// The figures of a model that decide what it needs.
///
/// Shape: `heads` are the query heads. Units: parameters in millions, `activeMillions` those that one
/// token passes (all of them unless the model is a mixture of experts); `weightBytes` over all GPUs;
/// `maxContext` in tokens. Source: the model's published configuration.
public record ModelShape(
        long paramsMillions,
        long activeMillions,
        int layers,
        int hidden,
        int heads,
        KvCache kv,
        int vocab,
        Precision precision,
        long weightBytes,
        int maxContext) {
    public ModelShape {
        Require.positive("paramsMillions", paramsMillions);
        Require.positive("activeMillions", activeMillions);
        Require.positive("layers", layers);
        Require.positive("hidden", hidden);
        Require.positive("heads", heads);
        Require.positive("vocab", vocab);
        Require.positive("weightBytes", weightBytes);
        Require.positive("maxContext", maxContext);
    }
}
