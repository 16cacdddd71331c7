package dev.slipway.adapter.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.ResettingServer;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.rollout.HostingCall;
import dev.slipway.core.rollout.ModelServer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Connections that are reset before an answer.
class ResetTest {
    private static final ResourceName NAME = new ResourceName("x");
    private static final String ENDPOINT = "{\"EndpointStatus\":\"InService\",\"EndpointConfigName\":\"c\"}";
    private static final String CHAT = "{\"choices\":[{\"message\":{\"content\":\"17\"}}]}";

    @Test
    void aLookIsSentOnceMore() {
        try (var server = ResettingServer.resetting(1, ENDPOINT);
                var client = Clients.sageMaker(Cloud.REGION, Optional.of(server.uri()), Cloud.KEYS)) {
            assertThat(new SageMakerHosting(client).endpoint(NAME)).isPresent();
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void aChangeIsSentOnceMore() {
        try (var server = ResettingServer.resetting(1, "");
                var client = Clients.sageMaker(Cloud.REGION, Optional.of(server.uri()), Cloud.KEYS)) {
            new SageMakerHosting(client).call(new HostingCall.DeleteModel(NAME));

            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void aProbeIsSentOnceMoreAndHasNotFailed() {
        try (var server = ResettingServer.resetting(1, CHAT);
                var client = Clients.runtime(Cloud.REGION, Optional.of(server.uri()), Cloud.KEYS)) {
            assertThat(new SageMakerModelServer(client).chat(NAME, new ModelId("meta/llama"), "8+9"))
                    .isEqualTo(new ModelServer.Reply.Text("17"));
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void nothingIsSentAThirdTime() {
        try (var server = ResettingServer.resetting(2, ENDPOINT);
                var client = Clients.sageMaker(Cloud.REGION, Optional.of(server.uri()), Cloud.KEYS)) {
            var hosting = new SageMakerHosting(client);

            assertThatThrownBy(() -> hosting.endpoint(NAME)).isInstanceOf(Unavailable.class);
            assertThat(server.requests()).isEqualTo(2);
        }
    }
}
