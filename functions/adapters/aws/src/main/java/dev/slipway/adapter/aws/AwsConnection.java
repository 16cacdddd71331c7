package dev.slipway.adapter.aws;

import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Refused;
import dev.slipway.wire.web.CutConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/// AWS as every adapter here reaches it: one region, one HTTP client, the default credentials.
///
/// A call is tried once, and once more where the connection was cut. Its deadline holds for the whole of its
/// answer, as long as it runs on a virtual thread ([AwsDoor]). Nothing goes out before the first call.
public final class AwsConnection {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration WHOLE_CALL = Duration.ofSeconds(10);

    private final Region region;
    private final Optional<URI> address;
    private final AwsCredentialsProvider keys;
    private final Duration wholeCall;
    private final SdkHttpClient http;

    /// @param silence how long no byte may come
    AwsConnection(
            Region region, Optional<URI> address, AwsCredentialsProvider keys, Duration wholeCall, Duration silence) {
        this(
                region,
                address,
                keys,
                wholeCall,
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(silence)
                        .build());
    }

    private AwsConnection(
            Region region, Optional<URI> address, AwsCredentialsProvider keys, Duration wholeCall, SdkHttpClient http) {
        this.region = region;
        this.address = address;
        this.keys = keys;
        this.wholeCall = wholeCall;
        this.http = http;
    }

    AwsConnection(Region region, Optional<URI> address, AwsCredentialsProvider keys) {
        this(region, address, keys, WHOLE_CALL, WHOLE_CALL);
    }

    /// In the region and, elsewhere than on AWS, at the address that the settings name.
    public static AwsConnection from(Settings settings) {
        return new AwsConnection(
                Region.of(settings.get(Setting.AWS_REGION)),
                settings.given(Setting.AWS_ENDPOINT_URL).map(URI::create),
                DefaultCredentialsProvider.builder().build());
    }

    /// The same road as far as the socket, with answers that stand ready by the path of a request: nothing is sent, and no
    /// credentials are looked for. Runs code before its first real use.
    public static AwsConnection canned(Settings settings, UnaryOperator<String> answers) {
        return new AwsConnection(
                Region.of(settings.get(Setting.AWS_REGION)),
                Optional.of(URI.create("http://127.0.0.1:9")),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing")),
                WHOLE_CALL,
                new CannedHttp(answers));
    }

    /// The same connection to another address.
    public AwsConnection at(URI elsewhere) {
        return new AwsConnection(region, Optional.of(elsewhere), keys, wholeCall, http);
    }

    Region region() {
        return region;
    }

    /// Where AWS is asked; nothing means AWS itself.
    Optional<URI> address() {
        return address;
    }

    Duration wholeCall() {
        return wholeCall;
    }

    SdkHttpClient http() {
        return http;
    }

    /// The SDK reports missing credentials as it reports a lost answer; only here they can be told apart.
    AwsCredentials credentials() {
        try {
            return keys.resolveCredentials();
        } catch (SdkClientException e) {
            throw new Refused("there are no AWS credentials: give the role or the environment some", e);
        }
    }

    /// A generated client of the SDK over this connection.
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        address.ifPresent(builder::endpointOverride);
        return builder.region(region)
                .credentialsProvider(this::credentials)
                .httpClient(http)
                .overrideConfiguration(
                        override -> override.retryStrategy(onceMoreOnCut()).apiCallTimeout(wholeCall))
                .build();
    }

    /// The SDK gives both tries of a transaction one request token, so that the second does not write twice.
    private static RetryStrategy onceMoreOnCut() {
        return DefaultRetryStrategy.standardStrategyBuilder()
                .useClientDefaults(false)
                .maxAttempts(2)
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .retryOnException(CutConnection::isCauseOf)
                .build();
    }
}
