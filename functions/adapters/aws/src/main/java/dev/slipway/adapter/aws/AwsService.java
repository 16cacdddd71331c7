package dev.slipway.adapter.aws;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.wire.web.CutConnection;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/// A service of which a few operations are called: signed and sent by the SDK, without its generated client.
///
/// Shape: `host` begins the name of its machines, `signing` is what a signature names.
record AwsService(AwsConnection aws, Region region, String host, String signing) {
    private static final int LARGEST = 4 << 20;

    /// A whole answer.
    static final class Answer {
        private final int status;
        private final Optional<String> type;
        private final byte[] body;

        private Answer(SdkHttpResponse head, byte[] body) {
            this.status = head.statusCode();
            this.type = head.firstMatchingHeader("x-amzn-ErrorType");
            this.body = body;
        }

        boolean good() {
            return status >= 200 && status < 300;
        }

        int status() {
            return status;
        }

        /// The header in which JSON services name an error.
        Optional<String> type() {
            return type;
        }

        byte[] body() {
            return body;
        }
    }

    /// In the connection's region.
    AwsService(AwsConnection aws, String host, String signing) {
        this(aws, aws.region(), host, signing);
    }

    /// @throws Unavailable when there is no whole answer within the deadline
    Answer post(String what, Map<String, String> headers, byte[] body) {
        return AwsDoor.onItsOwnThread(what, aws.wholeCall(), () -> {
            try {
                return whole(what, sent(signed(headers, body)));
            } catch (IOException e) {
                throw new Unavailable("%s had no answer: %s; try again".formatted(what, e), e);
            }
        });
    }

    /// Once, and once more where the connection was cut before an answer and nobody gave up meanwhile.
    private HttpExecuteResponse sent(HttpExecuteRequest request) throws IOException {
        try {
            return aws.http().prepareRequest(request).call();
        } catch (IOException e) {
            if (CutConnection.isCauseOf(e) && !Thread.currentThread().isInterrupted()) {
                return aws.http().prepareRequest(request).call();
            }
            throw e;
        }
    }

    private static Answer whole(String what, HttpExecuteResponse answer) throws IOException {
        try (var in = answer.responseBody().orElseGet(AbortableInputStream::createEmpty)) {
            var body = in.readNBytes(LARGEST + 1);
            if (body.length > LARGEST) {
                throw new Malformed("%s: the answer has more than %d bytes".formatted(what, LARGEST));
            }
            return new Answer(answer.httpResponse(), body);
        }
    }

    private HttpExecuteRequest signed(Map<String, String> headers, byte[] body) {
        var plain = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(there().resolve("/"))
                .putHeader("Content-Length", Integer.toString(body.length));
        headers.forEach(plain::putHeader);
        var payload = ContentStreamProvider.fromByteArray(body);
        var signed = AwsV4HttpSigner.create()
                .sign(request -> request.identity(aws.credentials())
                        .request(plain.build())
                        .payload(payload)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, signing)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
        return HttpExecuteRequest.builder()
                .request(signed.request())
                .contentStreamProvider(payload)
                .build();
    }

    URI there() {
        return aws.address()
                .orElseGet(
                        () -> URI.create("https://" + ServiceMetadata.of(host).endpointFor(region)));
    }
}
