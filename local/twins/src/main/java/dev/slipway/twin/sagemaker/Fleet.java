package dev.slipway.twin.sagemaker;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The instances behind one endpoint configuration.
record Fleet(String configuration, List<Variant> variants) {
    Fleet {
        variants = List.copyOf(variants);
    }

    /// One production variant; `served` is the model name its container answers to, `packaged` whether its model
    /// comes from a Marketplace package.
    record Variant(
            String name,
            String model,
            String served,
            boolean packaged,
            String instanceType,
            long instances,
            double weight,
            List<Image> images) {
        Variant {
            images = List.copyOf(images);
        }

        Variant with(long newInstances, double newWeight) {
            return new Variant(name, model, served, packaged, instanceType, newInstances, newWeight, images);
        }

        Variant running(List<Image> others) {
            return new Variant(name, model, served, packaged, instanceType, instances, weight, others);
        }
    }

    /// An image as the model names it, and as it runs; `resolved` is missing when the registry does not know it.
    record Image(String specified, @Nullable String resolved, Instant at) {}

    /// Marketplace containers and Inf1 instances have no guarded rollouts and send no events.
    boolean excluded() {
        return variants.stream()
                .anyMatch(each -> each.packaged() || each.instanceType().startsWith("ml.inf1."));
    }

    long instances() {
        return variants.stream().mapToLong(Variant::instances).sum();
    }

    /// This fleet with the counts or weights that variants of the same name have in the other one.
    Fleet keeping(Fleet other, boolean counts, boolean weights) {
        var kept = variants.stream().map(each -> {
            var old = other.named(each.name()).orElse(each);
            return each.with(counts ? old.instances() : each.instances(), weights ? old.weight() : each.weight());
        });
        return new Fleet(configuration, kept.toList());
    }

    /// The variant that gets this request: by weight, and the same for the same request.
    Variant drawn(String request) {
        double total = variants.stream().mapToDouble(Variant::weight).sum();
        double point = total * Integer.toUnsignedLong(request.hashCode()) / (1L << 32);
        for (var variant : variants) {
            point -= variant.weight();
            if (point < 0) {
                return variant;
            }
        }
        return variants.getLast();
    }

    Optional<Variant> named(String name) {
        return variants.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    Set<String> names() {
        return variants.stream().map(Variant::name).collect(Collectors.toSet());
    }
}
