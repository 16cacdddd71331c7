package dev.slipway.adapter.aws;

import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The HMAC keys of one purpose, and how KMS is asked: the current one, and the one before for as long as something
/// of its is out.
///
/// Shape: one or two ids of KMS; a link knows a key by `k-` and the first eight digits of its id.
record KmsKeys(AwsJson kms, List<String> ids) {
    private static final int DIGITS = 8;

    KmsKeys {
        ids = List.copyOf(ids);
        if (new HashSet<>(ids.stream().map(KmsKeys::name).toList()).size() != ids.size()) {
            throw new IllegalArgumentException(
                    "two keys begin with the same eight digits, so that links do not tell them apart: make another key");
        }
    }

    /// @throws IllegalArgumentException by the setting's name, when it is missing
    static KmsKeys from(AwsConnection aws, Settings settings, Setting which) {
        return new KmsKeys(kms(aws), List.of(settings.required(which).split(",")));
    }

    static AwsJson kms(AwsConnection aws) {
        return new AwsJson(new AwsService(aws, "kms", "kms"), "1.1", "TrentService");
    }

    String current() {
        return name(ids.getFirst());
    }

    /// The id in KMS; nothing for what is none of these.
    Optional<String> id(String name) {
        return ids.stream().filter(id -> name(id).equals(name)).findFirst();
    }

    private static String name(String id) {
        return "k-" + id.substring(0, DIGITS);
    }
}
