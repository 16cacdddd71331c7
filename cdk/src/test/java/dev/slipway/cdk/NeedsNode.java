package dev.slipway.cdk;

import java.io.File;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Tests that synthesize the stack; they are passed over where there is no Node.
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsNode.Condition.class)
@interface NeedsNode {
    /// Looks for `node` as the CDK does.
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            var path = System.getenv().getOrDefault("PATH", "");
            return Arrays.stream(path.split(File.pathSeparator)).anyMatch(folder -> new File(folder, "node").canExecute())
                    ? ConditionEvaluationResult.enabled("Node is there")
                    : ConditionEvaluationResult.disabled("the stack is synthesized by Node, and there is no node on PATH");
        }
    }
}
