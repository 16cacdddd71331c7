package dev.slipway.engine.query;

import java.util.regex.Pattern;

/// What the JSONata library understands and AWS does not. AWS has JSONata 2.0.6 without `$eval`.
final class AwsSubset {
    /// Texts, quoted names, comments and regular expressions: nothing in them is an operator. A slash begins a
    /// regular expression where an operand may stand, so what stands before it decides.
    private static final Pattern OPAQUE = Pattern.compile(
            String.join(
                    "|",
                    "\"(?:\\\\.|[^\"\\\\])*\"",
                    "'(?:\\\\.|[^'\\\\])*'",
                    "`[^`]*`",
                    "/\\*.*?\\*/",
                    "(?<=(?:^|[(,\\[{:;?=&|<>!~+*^-])\\s{0,9})/(?:\\\\.|[^/\\\\])+/[im]*"),
            Pattern.DOTALL);

    private static final Pattern EVAL = Pattern.compile("\\$eval\\b");

    private AwsSubset() {}

    static void check(String source) throws InvalidExpression {
        var bare = OPAQUE.matcher(source).replaceAll(" ");
        refuse(bare.contains("?:"), "AWS has no operator ?:");
        refuse(bare.contains("??"), "AWS has no operator ??");
        refuse(EVAL.matcher(bare).find(), "AWS has no $eval");
    }

    private static void refuse(boolean found, String message) throws InvalidExpression {
        if (found) {
            throw new InvalidExpression(message);
        }
    }
}
