package dev.slipway.twin.sagemaker;

import java.util.Locale;

/// Where a call acts: an account and a region. Names are unique within one.
record Place(String account, String region) {
    String model(String name) {
        return arn("model", name);
    }

    String configuration(String name) {
        return arn("endpoint-config", name);
    }

    /// Endpoint names differing in case only are one endpoint.
    String endpoint(String name) {
        return arn("endpoint", name.toLowerCase(Locale.ROOT));
    }

    boolean holds(String arn) {
        return arn.startsWith("arn:aws:sagemaker:" + region + ":" + account + ":");
    }

    private String arn(String kind, String name) {
        return "arn:aws:sagemaker:%s:%s:%s/%s".formatted(region, account, kind, name);
    }
}
