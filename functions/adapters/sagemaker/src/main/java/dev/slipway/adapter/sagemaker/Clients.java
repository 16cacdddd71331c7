package dev.slipway.adapter.sagemaker;

import dev.slipway.core.failure.Refused;
import dev.slipway.wire.web.CutConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

/// Makes the SDK's clients: they try once, and once more where the connection was cut, for retries live in the machine.
///
/// A call that was carried out all the same is looked up: names are deterministic, and a probe may be asked twice.
public final class Clients {
    private static final Duration CALL = Duration.ofSeconds(10);

    /// SageMaker gives a model 60 s to answer.
    private static final Duration INVOCATION = Duration.ofSeconds(62);

    /// Of all clients together: one of its own each would leave threads behind with every client.
    private static final ScheduledExecutorService DEADLINES =
            Executors.newScheduledThreadPool(1, Thread.ofPlatform().name("sagemaker-deadlines").daemon().factory());

    private Clients() {}

    /// A client of the SageMaker API; without an address that of AWS itself.
    public static SageMakerClient sageMaker(String region, Optional<URI> address, AwsCredentialsProvider keys) {
        return sageMaker(region, address, keys, CALL);
    }

    /// The same; the deadline holds for one call and its whole answer.
    public static SageMakerClient sageMaker(
            String region, Optional<URI> address, AwsCredentialsProvider keys, Duration deadline) {
        return built(SageMakerClient.builder(), region, address, keys, deadline).build();
    }

    /// A client of SageMaker Runtime.
    public static SageMakerRuntimeClient runtime(String region, Optional<URI> address, AwsCredentialsProvider keys) {
        return runtime(region, address, keys, INVOCATION);
    }

    /// The same; the deadline holds for one call and its whole answer.
    public static SageMakerRuntimeClient runtime(
            String region, Optional<URI> address, AwsCredentialsProvider keys, Duration deadline) {
        return built(SageMakerRuntimeClient.builder(), region, address, keys, deadline)
                .build();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B built(
            B builder, String region, Optional<URI> address, AwsCredentialsProvider keys, Duration deadline) {
        address.ifPresent(builder::endpointOverride);
        return builder.region(Region.of(region))
                .credentialsProvider(() -> credentials(keys))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(deadline))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(onceMoreOnCut())
                        .scheduledExecutorService(DEADLINES)
                        .apiCallTimeout(deadline)
                        .build());
    }

    private static RetryStrategy onceMoreOnCut() {
        return DefaultRetryStrategy.standardStrategyBuilder()
                .useClientDefaults(false)
                .maxAttempts(2)
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .retryOnException(CutConnection::isCauseOf)
                .build();
    }

    /// The SDK reports missing keys as it reports a lost answer; only here they can be told apart.
    private static AwsCredentials credentials(AwsCredentialsProvider keys) {
        try {
            return keys.resolveCredentials();
        } catch (SdkClientException e) {
            throw new Refused("there are no AWS credentials: give the role or the environment some", e);
        }
    }
}
