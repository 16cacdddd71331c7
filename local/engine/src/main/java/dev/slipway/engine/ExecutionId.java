package dev.slipway.engine;

import java.util.regex.Pattern;

/// One execution: names are unique within a machine.
///
/// Errors: both names keep to AWS's rule, 1 to 80 characters without space, control character, bracket, wildcard or
/// `" # % \ ^ | ~ $ & , ; : /` and backtick.
public record ExecutionId(String machine, String name) {
    private static final Pattern NAME = Pattern.compile("[^\\s\\p{Cntrl}<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/]{1,80}");

    public ExecutionId {
        requireName(machine);
        requireName(name);
    }

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no name as AWS allows: 1 to 80 characters, none of them special".formatted(name));
        }
    }
}
