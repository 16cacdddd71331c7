package dev.slipway.core.plan;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a container reads, and with it whoever may describe the model: no key is ever among it.
///
/// Source: SageMaker API reference, `ContainerDefinition`, `Environment`; docs/decisions/0021.
final class OpenVariables {
    private static final Pattern NAME_OF_A_SECRET =
            Pattern.compile("(?i)(.*_)?(API_?KEY|KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)(_.*)?");
    private static final Pattern SECRET = Pattern.compile("(?s).*(nvapi-|hf_[A-Za-z0-9]{20}|AKIA[0-9A-Z]{16}).*");

    private OpenVariables() {}

    /// The same, not to be changed.
    ///
    /// @throws IllegalArgumentException when one is named or looks like a key; its value is not told
    static SortedMap<String, String> of(Map<String, String> variables) {
        variables.forEach((name, value) -> {
            if (NAME_OF_A_SECRET.matcher(name).matches() || SECRET.matcher(value).matches()) {
                throw new IllegalArgumentException(
                        "the variable %s looks like a key: accepted are variables that anybody may read; an image holds its weights and needs none"
                                .formatted(name));
            }
        });
        return Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    }
}
