package dev.slipway.adapter.sagemaker;

import dev.slipway.core.Fault;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Rule;
import dev.slipway.twin.run.TwinSettings;
import dev.slipway.twin.run.Twins;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// SageMaker's twin under a clock that only the test moves.
final class Cloud implements AutoCloseable {
    static final String REGION = "us-east-1";
    static final AwsCredentialsProvider KEYS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("laptop", "loopback"));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
    private final Twins twins = Twins.start(TwinSettings.standard().withClock(now::get));

    Optional<URI> address() {
        return Optional.of(twins.sagemaker().uri());
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /// So much time that every transition is over.
    void settle() {
        pass(Duration.ofMinutes(10));
    }

    void dial(Rule rule) {
        twins.sagemaker().dial().add(rule);
    }

    void lasts(String duration, Duration length) {
        twins.sagemaker().dial().set(duration, length);
    }

    /// Does this to the next call, whatever it is. An answer is lost twice, for the call is sent once more.
    void next(Fault fault) {
        dial(Rule.on(
                        "*",
                        switch (fault) {
                            case THROTTLED -> new Effect.Refuse(429, 0);
                            case BROKEN -> new Effect.Refuse(503, 0);
                            case GARBAGE -> new Effect.Garbage();
                            case LOST -> new Effect.LoseAnswer();
                        })
                .times(fault == Fault.LOST ? 2 : 1));
    }

    @Override
    public void close() {
        twins.close();
    }
}
