package dev.slipway.core.rollout;

import dev.slipway.core.model.AlarmName;
import dev.slipway.core.model.Image;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Require;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.plan.RolloutPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Something to be changed at SageMaker.
///
/// Shape: a call that SageMaker would refuse for its form cannot be made. Source: limits of the SageMaker
/// API's service model: 50 tags, 100 variables, 1,024 bytes a key and a value, 32 KiB of them in all, 10 alarms.
public sealed interface HostingCall {
    /// How many alarms SageMaker heeds.
    int MOST_ALARMS = 10;

    ResourceName name();

    /// A container image and its variables under a name; immutable.
    record CreateModel(
            ResourceName name,
            Image image,
            String role,
            SortedMap<String, String> variables,
            SortedMap<String, String> tags)
            implements HostingCall {
        public CreateModel {
            variables = checked("variables", 100, 1024, variables);
            tags = checked("tags", 50, 256, tags);
        }
    }

    /// One variant of a model on a number of instances; immutable.
    record CreateConfig(
            ResourceName name,
            ResourceName model,
            InstanceType instanceType,
            int instances,
            SortedMap<String, String> tags)
            implements HostingCall {
        public CreateConfig {
            Require.positive("instances", instances);
            tags = checked("tags", 50, 256, tags);
        }
    }

    /// A configuration behind a name.
    record CreateEndpoint(ResourceName name, ResourceName config, SortedMap<String, String> tags)
            implements HostingCall {
        public CreateEndpoint {
            tags = checked("tags", 50, 256, tags);
        }
    }

    /// Another configuration behind the name, in the steps of the policy; one of these alarms takes it back. With
    /// `retain` the variant keeps the number of instances that it has now.
    record UpdateEndpoint(
            ResourceName name, ResourceName config, RolloutPolicy rollout, List<AlarmName> alarms, boolean retain)
            implements HostingCall {
        public UpdateEndpoint {
            alarms = List.copyOf(alarms);
            if (alarms.size() > MOST_ALARMS || alarms.stream().distinct().count() != alarms.size()) {
                throw new IllegalArgumentException("%d alarms: accepted are at most %d, each once"
                        .formatted(alarms.size(), MOST_ALARMS));
            }
        }
    }

    record DeleteEndpoint(ResourceName name) implements HostingCall {}

    record DeleteConfig(ResourceName name) implements HostingCall {}

    record DeleteModel(ResourceName name) implements HostingCall {}

    private static SortedMap<String, String> checked(String what, int most, int longest, Map<String, String> given) {
        if (given.size() > most) {
            throw new IllegalArgumentException("%s has %d entries: accepted are %d".formatted(what, given.size(), most));
        }
        int total = 0;
        for (var entry : given.entrySet()) {
            int key = entry.getKey().getBytes(StandardCharsets.UTF_8).length;
            int value = entry.getValue().getBytes(StandardCharsets.UTF_8).length;
            if (key < 1 || key > longest || value > longest) {
                throw new IllegalArgumentException(
                        "%s: the entry %s is longer than %d bytes".formatted(what, entry.getKey(), longest));
            }
            total += key + value;
        }
        if (total > 32 * 1024) {
            throw new IllegalArgumentException("%s has %d bytes: accepted are 32768".formatted(what, total));
        }
        return Collections.unmodifiableSortedMap(new TreeMap<>(given));
    }
}
