package dev.slipway.adapter.aws;

import java.util.Map;

/// The environment names that the AWS adapters read.
final class AwsSettings {
    /// Where AWS is asked for; absent on AWS itself, an emulator's address elsewhere.
    static final String ENDPOINT = "AWS_ENDPOINT_URL";

    static final String REGION = "AWS_REGION";
    static final String STATE_TABLE = "STATE_TABLE";
    static final String AUDIT_TABLE = "AUDIT_TABLE";

    private AwsSettings() {}

    /// @throws IllegalArgumentException by the setting's name, when it is missing or empty
    static String required(Map<String, String> environment, String name) {
        var value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    "setting %s is missing: set it in the function's environment".formatted(name));
        }
        return value;
    }
}
