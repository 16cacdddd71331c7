package dev.slipway.engine.asl;

/// What a Task calls.
public sealed interface Resource {
    /// The optimised integration: the function is named by the arguments, its answer is wrapped.
    record LambdaInvoke() implements Resource {
        public static final String ARN = "arn:aws:states:::lambda:invoke";
    }

    /// A function named by the state itself: arguments and answer are the function's own.
    record LambdaFunction(String arn) implements Resource {}
}
