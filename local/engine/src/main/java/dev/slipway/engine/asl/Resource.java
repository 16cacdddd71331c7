package dev.slipway.engine.asl;

/// What a Task calls.
public sealed interface Resource {
    /// The optimised integration: the function is named by the arguments, its answer is wrapped.
    record LambdaInvoke() implements Resource {
        public static final String ARN = "arn:aws:states:::lambda:invoke";
    }

    /// The same with a token: the function's answer means nothing, and whoever holds the token ends the task.
    record LambdaCallback() implements Resource {
        public static final String ARN = LambdaInvoke.ARN + ".waitForTaskToken";
    }

    /// A function named by the state itself: arguments and answer are the function's own.
    record LambdaFunction(String arn) implements Resource {}
}
