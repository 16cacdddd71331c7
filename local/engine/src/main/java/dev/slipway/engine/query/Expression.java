package dev.slipway.engine.query;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A JSONata expression, parsed once and evaluated by many threads.
final class Expression {
    private static final Pattern CODE = Pattern.compile("[A-Z]\\d{4}");

    private final String source;
    private final Jsonata parsed;

    private Expression(String source, Jsonata parsed) {
        this.source = source;
        this.parsed = parsed;
    }

    static Expression parse(String source) throws InvalidExpression {
        AwsSubset.check(source);
        try {
            // A thread of its own: the library keeps the last expression a thread parsed as that thread's
            // evaluator, and then leaves the bindings of one evaluation in it for the next.
            return new Expression(
                    source,
                    CompletableFuture.supplyAsync(() -> compile(source), Thread::startVirtualThread)
                            .join());
        } catch (CompletionException e) {
            throw new InvalidExpression("is not JSONata: " + reason(e.getCause()));
        }
    }

    private static Jsonata compile(String source) {
        var parsed = Jsonata.jsonata(source);
        parsed.setOutputConvertNulls(false);
        return parsed;
    }

    String source() {
        return source;
    }

    /// Null is undefined; JSON's null is `Jsonata.NULL_VALUE`.
    ///
    /// @throws JException when the expression throws, runs too long or too deep
    @Nullable
    Object evaluate(Scope scope) {
        try {
            return parsed.evaluate(null, scope.frame());
        } catch (StackOverflowError e) {
            throw new JException("Stack overflow", -1);
        }
    }

    /// As AWS writes it: JSONata's code, a colon, the message. What the library says of itself has no code.
    static String reason(@Nullable Throwable thrown) {
        if (thrown instanceof JException coded) {
            var isCode = CODE.matcher(coded.getError()).matches();
            return isCode ? coded.getError() + ": " + coded.getMessage() : coded.getError();
        }
        return String.valueOf(thrown);
    }
}
