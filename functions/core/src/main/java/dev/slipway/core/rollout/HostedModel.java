package dev.slipway.core.rollout;

import dev.slipway.core.model.ResourceName;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A model as SageMaker describes it. `image` is the reference it was made with.
public record HostedModel(ResourceName name, String image, SortedMap<String, String> variables) {
    public HostedModel {
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    }
}
