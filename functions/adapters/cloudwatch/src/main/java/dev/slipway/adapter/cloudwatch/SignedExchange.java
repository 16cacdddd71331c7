package dev.slipway.adapter.cloudwatch;

import dev.slipway.core.failure.Refused;
import dev.slipway.wire.web.Exchange;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/// One signed request and its whole answer.
record SignedExchange(Exchange exchange, URI address, String region, AwsCredentialsProvider keys) {
    private static final String TARGET = "GraniteServiceVersion20100801.";

    /// The client sets these itself and lets nobody else.
    private static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length", "expect", "connection");

    HttpResponse<byte[]> send(String what, String operation, byte[] body) {
        return exchange.send(what, signed(operation, body));
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
}
