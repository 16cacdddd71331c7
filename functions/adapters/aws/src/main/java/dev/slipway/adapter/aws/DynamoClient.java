package dev.slipway.adapter.aws;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The client of DynamoDB: it tries once, and once more where the connection was reset. Its deadline holds for a call
/// and its whole answer, as long as the call runs on a virtual thread.
final class DynamoClient {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration WHOLE_CALL = Duration.ofSeconds(10);

    private DynamoClient() {}

    static DynamoDbClient from(Map<String, String> environment, AwsCredentialsProvider credentials) {
        return from(environment, credentials, WHOLE_CALL, WHOLE_CALL);
    }

    /// @param silence how long no byte may come
    static DynamoDbClient from(
            Map<String, String> environment, AwsCredentialsProvider credentials, Duration wholeCall, Duration silence) {
        var builder = DynamoDbClient.builder()
                .region(Region.of(AwsSettings.required(environment, AwsSettings.REGION)))
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(silence))
                .overrideConfiguration(
                        override -> override.retryStrategy(onceMoreOnReset()).apiCallTimeout(wholeCall));
        Optional.ofNullable(environment.get(AwsSettings.ENDPOINT))
                .map(URI::create)
                .ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /// The SDK gives both tries of a transaction one request token, so that the second does not write twice.
    private static RetryStrategy onceMoreOnReset() {
        return DefaultRetryStrategy.standardStrategyBuilder()
                .useClientDefaults(false)
                .maxAttempts(2)
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .retryOnException(DynamoClient::isReset)
                .build();
    }

    private static boolean isReset(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException && !(cause instanceof ConnectException)) {
                return true;
            }
        }
        return false;
    }
}
