package dev.slipway.adapter.cloudwatch;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Unavailable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/// One signed request and its whole answer within one deadline.
///
/// The client's own time-out ends with the headers; a body that drips would outlive it.
record SignedExchange(HttpClient client, URI address, String region, AwsCredentialsProvider keys, Duration deadline) {
    private static final String TARGET = "GraniteServiceVersion20100801.";
    private static final int LARGEST = 4 << 20;

    /// The client sets these itself and lets nobody else.
    private static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length", "expect", "connection");

    HttpResponse<byte[]> send(String what, String operation, byte[] body) {
        var answer = client.sendAsync(signed(operation, body), _ -> new Bounded(LARGEST));
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw given(
                    answer, new Unavailable("%s: no whole answer in %d ms".formatted(what, deadline.toMillis()), e));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Malformed malformed) {
                throw new Malformed(what + ": " + malformed.getMessage(), e);
            }
            throw new Unavailable(what + ": no answer, or one that breaks off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw given(answer, new Unavailable(what + ": interrupted", e));
        }
    }

    private HttpRequest signed(String operation, byte[] body) {
        var plain = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(address.resolve("/"))
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .putHeader("X-Amz-Target", TARGET + operation)
                .build();
        var signed = AwsV4HttpSigner.create()
                .sign(r -> r.identity(credentials())
                        .request(plain)
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "monitoring")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                .request();
        var request = HttpRequest.newBuilder(signed.getUri()).POST(BodyPublishers.ofByteArray(body));
        signed.forEachHeader((name, values) -> {
            if (!OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private AwsCredentials credentials() {
        try {
            return keys.resolveCredentials();
        } catch (SdkClientException e) {
            throw new Refused("there are no AWS credentials: give the role or the environment some", e);
        }
    }

    private static Unavailable given(CompletableFuture<?> answer, Unavailable failure) {
        answer.cancel(true);
        return failure;
    }
}
