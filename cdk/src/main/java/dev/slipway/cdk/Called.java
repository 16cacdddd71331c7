package dev.slipway.cdk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;
import software.amazon.awscdk.services.scheduler.ScheduleTargetInput;
import software.amazon.awscdk.services.scheduler.targets.LambdaInvoke;
import software.constructs.Construct;

/// A function that events or the clock call. What it cannot be told, and what it gave up, ends in a queue that wakes somebody.
///
/// EventBridge hands an event over and is done: the retries of the hand-over are the rule's, those of the function are the
/// function's.
final class Called extends Construct {
    private static final int RETRIES = 2;

    private final LiveFunction function;
    private final Duration patience;
    private final DeadLetters letters;

    /// @param patience after which it is no longer worth being told
    Called(Construct scope, LiveFunction function, Duration patience, String alarm, Pager pager) {
        super(scope, alarm);
        this.function = function;
        this.patience = patience;
        this.letters = new DeadLetters(this, "Letters", alarm, pager);
        function.live()
                .configureAsyncInvoke(EventInvokeConfigOptions.builder()
                        .maxEventAge(patience)
                        .retryAttempts(RETRIES)
                        .onFailure(new SqsDestination(letters.queue()))
                        .build());
    }

    /// By every event of this form, with what it is asked; else with the event itself.
    Called on(String id, String description, EventPattern pattern, @Nullable RuleTargetInput input) {
        Rule.Builder.create(this, id)
                .description(description)
                .eventPattern(pattern)
                .targets(List.of(LambdaFunction.Builder.create(
                                function.live())
                        .event(input)
                        .deadLetterQueue(letters.queue())
                        .retryAttempts(RETRIES)
                        .maxEventAge(patience)
                        .build()))
                .build();
        return this;
    }

    /// Every minute, with a request that asks for nothing.
    Called everyMinute(String description) {
        Schedule.Builder.create(this, "EveryMinute")
                .description(description)
                .schedule(ScheduleExpression.rate(Duration.minutes(1)))
                .target(LambdaInvoke.Builder.create(function.live())
                        .input(ScheduleTargetInput.fromObject(Map.of()))
                        .deadLetterQueue(letters.queue())
                        .retryAttempts(RETRIES)
                        .maxEventAge(patience)
                        .build())
                .build();
        return this;
    }
}
