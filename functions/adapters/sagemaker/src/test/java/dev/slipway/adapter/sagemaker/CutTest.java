package dev.slipway.adapter.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.CuttingServer;
import dev.slipway.core.CuttingServer.Cut;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.rollout.HostingCall;
import dev.slipway.core.rollout.ModelServer;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Connections that are cut before an answer.
class CutTest {
    private static final ResourceName NAME = new ResourceName("x");
    private static final String ENDPOINT = "{\"EndpointStatus\":\"InService\",\"EndpointConfigName\":\"c\"}";
    private static final String CHAT = "{\"choices\":[{\"message\":{\"content\":\"17\"}}]}";

    @ParameterizedTest
    @EnumSource
    void aLookIsSentOnceMore(Cut way) {
        try (var server = CuttingServer.cutting(way, 1, ENDPOINT);
                var client = Clients.sageMaker(Cloud.REGION, Optional.of(server.uri()), Cloud.KEYS)) {
            assertThat(new SageMakerHosting(client).endpoint(NAME)).isPresent();
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChangeIsSentOnceMore(Cut way) {
        try (var server = CuttingServer.cutting(way, 1, "");
                var client = Clients.sageMaker(Cloud.REGION, Optional.of(server.uri()), Cloud.KEYS)) {
            new SageMakerHosting(client).call(new HostingCall.DeleteModel(NAME));

            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProbeIsSentOnceMoreAndHasNotFailed(Cut way) {
        try (var server = CuttingServer.cutting(way, 1, CHAT);
                var client = Clients.runtime(Cloud.REGION, Optional.of(server.uri()), Cloud.KEYS)) {
            assertThat(new SageMakerModelServer(client).chat(NAME, new ModelId("meta/llama"), "8+9"))
                    .isEqualTo(new ModelServer.Reply.Text("17"));
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsSentAThirdTime(Cut way) {
        try (var server = CuttingServer.cutting(way, 2, ENDPOINT);
                var client = Clients.sageMaker(Cloud.REGION, Optional.of(server.uri()), Cloud.KEYS)) {
            var hosting = new SageMakerHosting(client);

            assertThatThrownBy(() -> hosting.endpoint(NAME)).isInstanceOf(Unavailable.class);
            assertThat(server.requests()).isEqualTo(2);
        }
    }
}
