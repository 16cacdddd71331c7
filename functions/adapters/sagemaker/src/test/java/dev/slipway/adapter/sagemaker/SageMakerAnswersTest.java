package dev.slipway.adapter.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.rollout.HostedEndpoint;
import dev.slipway.core.rollout.Hosting;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that the twin never gives.
class SageMakerAnswersTest {
    private static final ResourceName NAME = new ResourceName("x");

    @ParameterizedTest
    @CsvSource({
        "Creating,CREATING",
        "Updating,UPDATING",
        "SystemUpdating,SYSTEM_UPDATING",
        "RollingBack,ROLLING_BACK",
        "InService,IN_SERVICE",
        "OutOfService,OUT_OF_SERVICE",
        "UpdateRollbackFailed,UPDATE_ROLLBACK_FAILED",
        "Failed,FAILED",
        "Deleting,DELETING"
    })
    void everyDocumentedStatusIsKnown(String said, HostedEndpoint.Status status) {
        var body = "{\"EndpointStatus\":\"%s\",\"EndpointConfigName\":\"c\"}".formatted(said);

        assertThat(to(200, body, hosting -> hosting.endpoint(NAME)))
                .hasValueSatisfying(there -> assertThat(there.status()).isEqualTo(status));
    }

    @ParameterizedTest
    @CsvSource({
        "400,AccessDeniedException,Refused",
        "400,UnrecognizedClientException,Refused",
        "403,ExpiredTokenException,Refused",
        "400,MissingAuthenticationToken,Refused",
        "400,SomethingNew,Refused",
        "302,Elsewhere,Refused",
        "400,ThrottlingException,Throttled",
        "429,TooMany,Throttled",
        "500,InternalFailure,Unavailable",
        "503,ServiceUnavailable,Unavailable",
        "500,ValidationException,Unavailable"
    })
    void statusAndCodeDecide(int status, String code, String failure) {
        var body = "{\"__type\":\"%s\",\"message\":\"no\"}".formatted(code);

        assertThatThrownBy(() -> to(status, body, hosting -> hosting.model(NAME)))
                .isInstanceOf(named(failure))
                .hasMessageContaining(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"EndpointStatus\":\"Dancing\",\"EndpointConfigName\":\"c\"}",
                "{\"EndpointStatus\":null,\"EndpointConfigName\":\"c\"}",
                "{\"EndpointStatus\":[],\"EndpointConfigName\":\"c\"}",
                "{\"EndpointStatus\":\"InService\"}",
                "{\"EndpointStatus\":\"InService\",\"EndpointConfigName\":\"-c-\"}",
                "{\"EndpointStatus\":\"Updating\",\"EndpointConfigName\":\"c\",\"PendingDeploymentSummary\":{}}",
                "{\"EndpointStatus\":\"InService\",\"EndpointConfigName\":\"c\",\"ProductionVariants\":{}}",
                "{\"EndpointStatus\":\"InService\",\"EndpointConfigName\":\"c\",\"ProductionVariants\":"
                        + "[{\"VariantName\":\"v\",\"DeployedImages\":[{\"ResolvedImage\":\"a/b@sha256:12\"}]}]}"
            })
    void anEndpointThatIsNotAsDocumentedIsMalformed(String body) {
        assertThatThrownBy(() -> to(200, body, hosting -> hosting.endpoint(NAME)))
                .isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"ProductionVariants\":[]}",
                "{\"ProductionVariants\":[{\"VariantName\":\"v\"}]}",
                "{\"ProductionVariants\":[{\"ModelName\":\"m\",\"InstanceType\":\"big\",\"InitialInstanceCount\":1}]}",
                "{\"ProductionVariants\":[{\"ModelName\":\"m\",\"InstanceType\":\"ml.g6.xlarge\"}]}",
                "{\"ProductionVariants\":[{\"ModelName\":\"m\",\"InstanceType\":\"ml.g6.xlarge\","
                        + "\"InitialInstanceCount\":1},{}]}"
            })
    void aConfigurationThatIsNotOneVariantOfOursIsMalformed(String body) {
        assertThatThrownBy(() -> to(200, body, hosting -> hosting.config(NAME))).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"PrimaryContainer\":{\"ModelPackageName\":\"p\"}}",
                "{\"Containers\":[{\"Image\":\"i\"}]}"
            })
    void aModelThatIsNotOneImageIsMalformed(String body) {
        assertThatThrownBy(() -> to(200, body, hosting -> hosting.model(NAME)))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("model x is described without");
    }

    private static <T> Optional<T> to(int status, String body, Function<Hosting, Optional<T>> question) {
        try (var server = SayingServer.saying(status, body);
                var client = Clients.sageMaker(Cloud.REGION, Optional.of(server.uri()), Cloud.KEYS)) {
            return question.apply(new SageMakerHosting(client));
        }
    }

    private static Class<? extends StepFailure> named(String failure) {
        return switch (failure) {
            case "Refused" -> Refused.class;
            case "Throttled" -> Throttled.class;
            default -> Unavailable.class;
        };
    }
}
