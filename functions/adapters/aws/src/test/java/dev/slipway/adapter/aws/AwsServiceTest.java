package dev.slipway.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.CuttingServer;
import dev.slipway.core.CuttingServer.Cut;
import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Unavailable;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

/// What may become of a request that goes out without a generated client.
class AwsServiceTest {
    private static final String MAC = "{\"Mac\":\"AQID\"}";
    private static final byte[] MESSAGE = {1, 2, 3};
    private static final Settings SETTINGS = Settings.read(Map.of("LINK_KEYS", "1a2b3c4d-1111-2222-3333-444455556666"));

    private final AwsStub stub = AwsStub.start();

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void isSignedForItsServiceAndRegion() {
        stub.answers(200, MAC);
        var keys = StaticCredentialsProvider.create(AwsSessionCredentials.create("id", "secret", "session"));
        var aws = new AwsConnection(Region.EU_CENTRAL_1, stub.connection().address(), keys);

        assertThat(code(aws)).containsExactly(MESSAGE);

        var asked = stub.asked().getFirst();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.headers())
                .containsEntry("content-type", "application/x-amz-json-1.1")
                .containsEntry("x-amz-target", "TrentService.GenerateMac")
                .containsEntry("x-amz-security-token", "session");
        assertThat(asked.headers().get("authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=id/")
                .contains("/eu-central-1/kms/aws4_request")
                .contains("x-amz-target");
    }

    @Test
    void isSentOnceMoreWhenTheConnectionIsCut() {
        stub.answers(_ -> AwsStub.CUT).answers(200, MAC);

        assertThat(code(stub.connection())).containsExactly(MESSAGE);
        assertThat(stub.asked()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void isSentOnceMoreHoweverTheConnectionIsCut(Cut way) {
        try (var server = CuttingServer.cutting(way, 1, MAC)) {
            assertThat(code(AwsStub.connection(server.uri(), Duration.ofSeconds(10), Duration.ofHours(1))))
                    .containsExactly(MESSAGE);
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void isUnavailableWhenTheConnectionIsCutAgain() {
        stub.answers(_ -> AwsStub.CUT).answers(_ -> AwsStub.CUT);

        assertThatThrownBy(() -> code(stub.connection()))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("kms GenerateMac");
        assertThat(stub.asked()).hasSize(2);
    }

    @Test
    void isTriedOnceWhenTheServiceAnswers() {
        stub.fails(503, "ServiceUnavailable").answers(200, MAC);

        assertThatThrownBy(() -> code(stub.connection())).isInstanceOf(Unavailable.class);
        assertThat(stub.asked()).hasSize(1);
    }

    @Test
    void isUnavailableWhereNobodyListens() {
        stub.close();

        assertThatThrownBy(() -> code(stub.connection())).isInstanceOf(Unavailable.class);
    }

    @Test
    void isUnavailableAtTheDeadline() {
        var gate = new CountDownLatch(1);
        stub.answers(_ -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return AwsStub.CUT;
        });

        assertThatThrownBy(() -> code(stub.connection(Duration.ofMillis(300))))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("300 ms");
        gate.countDown();
        assertThat(stub.asked()).hasSize(1);
    }

    /// Silence alone would be suffered for an hour; the limit is there for a deadline that does not hold.
    @Test
    @Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
    void isUnavailableAtTheDeadlineWhenTheAnswerComesDripByDrip() {
        try (var server = HaltingServer.start()) {
            var hasty = AwsStub.connection(server.address(), Duration.ofMillis(200), Duration.ofHours(1));

            assertThatThrownBy(() -> code(hasty)).isInstanceOf(Unavailable.class);
            assertThatThrownBy(() -> new SnsSubscriptions(SnsMail.sns(hasty), "topic").ask("bob@example.com"))
                    .isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void isMalformedWhenAGoodAnswerIsGarbage() {
        stub.answers(200, "<html>")
                .answers(200, "{}")
                .answers(200, "{\"Mac\":\"!\"}")
                .answers(200, "");

        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> code(stub.connection())).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void isToldApartByItsStatusWhenABadAnswerIsGarbage() {
        stub.answers(502, "<html>").answers(403, "<html>");

        assertThatThrownBy(() -> code(stub.connection())).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> code(stub.connection())).isInstanceOf(Refused.class);
    }

    @Test
    void isMalformedWhenTheAnswerHasNoEnd() {
        stub.answers(200, "x".repeat((4 << 20) + 1));

        assertThatThrownBy(() -> code(stub.connection()))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("4194304 bytes");
    }

    @Test
    void isRefusedWithoutCredentials() {
        var keyless = new AwsConnection(Region.US_EAST_1, stub.connection().address(), () -> {
            throw SdkClientException.create("Unable to load credentials");
        });

        assertThatThrownBy(() -> code(keyless)).isInstanceOf(Refused.class).hasMessageContaining("no AWS credentials");
        assertThat(stub.asked()).isEmpty();
    }

    @Test
    void readsTheCodeOfAnErrorWhereverItStands() {
        stub.answers(_ -> new AwsStub.Answer(
                        400, "{}", Map.of("x-amzn-ErrorType", "KMSInvalidMacException:http://internal.amazon.com/")))
                .answers(400, "{\"__type\":\"KMSInvalidMacException\"}")
                .answers(400, "{\"__type\":\"com.amazonaws.kms#KMSInvalidMacException\"}");
        var check = KmsLinkCheck.from(stub.connection(), SETTINGS, Setting.LINK_KEYS);

        for (int i = 0; i < 3; i++) {
            assertThat(check.holds("k-1a2b3c4d", MESSAGE, MESSAGE)).isFalse();
        }
    }

    @Test
    void goesToTheServicesOwnAddressWhereNoneIsNamed() {
        var aws = new AwsConnection(
                Region.of("cn-north-1"),
                Optional.empty(),
                StaticCredentialsProvider.create(AwsSessionCredentials.create("a", "b", "c")));

        assertThat(new AwsService(aws, "states", "states").there())
                .isEqualTo(URI.create("https://states.cn-north-1.amazonaws.com.cn"));
        assertThat(new AwsService(aws, Region.US_EAST_1, "api.pricing", "pricing").there())
                .isEqualTo(URI.create("https://api.pricing.us-east-1.amazonaws.com"));
    }

    @Test
    void asksNobodyBeforeItsFirstCall() {
        var settings = Settings.read(Map.of(
                "AWS_ENDPOINT_URL",
                stub.connection().address().orElseThrow().toString(),
                "LINK_KEYS",
                "1a2b3c4d-1111-2222-3333-444455556666"));
        KmsLinkMint.from(AwsConnection.from(settings), settings, Setting.LINK_KEYS);

        assertThat(stub.asked()).isEmpty();
        assertThatThrownBy(() -> KmsLinkMint.from(stub.connection(), settings, Setting.FORM_KEYS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("FORM_KEYS is not set");
    }

    @Test
    void refusesTwoKeysThatLinksCannotTellApart() {
        var settings = Settings.read(
                Map.of("LINK_KEYS", "1a2b3c4d-1111-2222-3333-444455556666,1a2b3c4d-9999-2222-3333-444455556666"));

        assertThatThrownBy(() -> KmsLinkMint.from(stub.connection(), settings, Setting.LINK_KEYS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] code(AwsConnection aws) {
        return KmsLinkMint.from(aws, SETTINGS, Setting.LINK_KEYS).code("k-1a2b3c4d", MESSAGE);
    }
}
