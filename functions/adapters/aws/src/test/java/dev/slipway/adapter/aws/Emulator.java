package dev.slipway.adapter.aws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// Whatever `AWS_ENDPOINT_URL` names; without it LocalStack in a container, where there is Docker.
final class Emulator {
    private static final String IMAGE = "localstack/localstack:4.14.0";

    /// What the suites hold is not how fast an emulator is on a busy machine.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /// One for all suites; it goes with the process.
    private static final class Container {
        private static final LocalStackContainer STARTED = new LocalStackContainer(IMAGE);

        static {
            STARTED.start();
        }
    }

    private Emulator() {}

    /// Skips the test where there is no emulator.
    static AwsConnection connection() {
        var address = address();
        return new AwsConnection(
                Region.of(System.getenv().getOrDefault("AWS_REGION", "us-east-1")),
                Optional.of(address),
                credentials(address),
                PATIENCE,
                PATIENCE);
    }

    /// A name that nothing there has.
    static String fresh(String kind) {
        return "slipway-test-" + kind + "-" + UUID.randomUUID();
    }

    private static URI address() {
        var named = System.getenv().getOrDefault("AWS_ENDPOINT_URL", "");
        if (!named.isEmpty()) {
            return URI.create(named);
        }
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "no emulator: AWS_ENDPOINT_URL names none, and there is no Docker to run " + IMAGE);
        return Container.STARTED.getEndpoint();
    }

    /// An emulator on this machine asks for any credentials, a real account for its own.
    private static AwsCredentialsProvider credentials(URI address) {
        return List.of("127.0.0.1", "localhost", "[::1]").contains(address.getHost())
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create("000000000001", "any"))
                : DefaultCredentialsProvider.builder().build();
    }
}
