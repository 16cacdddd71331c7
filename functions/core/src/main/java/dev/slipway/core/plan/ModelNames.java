package dev.slipway.core.plan;

import java.util.List;

/// The names in a sentence: pieces of the one that is wanted, and those that are ruled out, each word for word.
record ModelNames(List<List<String>> wanted, List<List<String>> ruledOut) {
    ModelNames {
        wanted = List.copyOf(wanted);
        ruledOut = List.copyOf(ruledOut);
    }
}
