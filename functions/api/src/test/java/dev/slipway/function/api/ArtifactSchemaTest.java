package dev.slipway.function.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.slipway.core.Samples;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.Guarded;
import dev.slipway.core.plan.RolloutPolicy;
import dev.slipway.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArtifactSchemaTest {
    private static final Path PUBLISHED = Path.of("../../docs/schema/artifact.schema.json");

    @Test
    void holdsForEveryArtifactThatIsAnswered() throws IOException {
        assertThat(schema().validate(artifact())).isEmpty();
    }

    @Test
    void holdsForRolloutsOfEveryKind() throws IOException {
        for (var environment : List.of("dev", "staging")) {
            var rollout = Samples.rollout(environment);
            for (int instances = 1; instances <= 2; instances++) {
                assertThat(schema().validate(artifact(rollout.policyFor(instances)))).isEmpty();
                assertThat(schema().validate(artifact(rollout.policyFor(instances), new Guarded.Yes()))).isEmpty();
            }
        }
        assertThat(schema().validate(artifact(new RolloutPolicy.Linear(
                        2_500, Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofHours(1)))))
                .isEmpty();
    }

    @Test
    void saysWhatReallyMovesFirst() {
        var rollout = artifact(Samples.rollout("prod").policyFor(2), new Guarded.Yes()).path("rollout");

        assertThat(rollout.path("first_instances").asInt()).isEqualTo(1);
        assertThat(rollout.path("traffic").asText())
                .isEqualTo("1 of 2 instances (50 % of the traffic) first, where 10 % was asked for");
    }

    @Test
    void saysWhyTrafficMovesAtOnce() {
        var artifact = artifact(new RolloutPolicy.AllAtOnce(Duration.ofMinutes(5), Duration.ofHours(1)));

        assertThat(artifact.at("/rollout/guarded").asBoolean()).isFalse();
        assertThat(artifact.at("/rollout/reason").asText()).isEqualTo("OneInstance");
        assertThat(artifact.at("/deployment_config/blue_green_update_policy/traffic_routing_configuration/type").asText())
                .isEqualTo("ALL_AT_ONCE");
        assertThat(artifact.path("deployment_config").has("auto_rollback_configuration")).isFalse();
    }

    @Test
    void namesEveryFieldOfAnArtifact() throws IOException {
        for (var path : new String[] {
            "", "/place", "/model", "/endpoint_config", "/endpoint", "/rollout", "/alarms/0", "/alarms/0/dimensions",
            "/deployment_config/blue_green_update_policy",
            "/deployment_config/blue_green_update_policy/traffic_routing_configuration/canary_size",
            "/deployment_config/auto_rollback_configuration"
        }) {
            var more = artifact();
            ((ObjectNode) more.at(path)).put("surprise", true);
            assertThat(schema().validate(more)).describedAs(path).isNotEmpty();

            artifact()
                    .at(path)
                    .fieldNames()
                    .forEachRemaining(name -> assertThat(lacking(path, name)).isNotEmpty());
        }
    }

    private static Iterable<?> lacking(String path, String name) {
        var less = artifact();
        ((ObjectNode) less.at(path)).remove(name);
        try {
            return schema().validate(less);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(PUBLISHED));
    }

    private static JsonNode artifact() {
        return artifact(Story.deployment());
    }

    private static JsonNode artifact(RolloutPolicy rollout) {
        return artifact(rollout, new Guarded.No(Guarded.Reason.ONE_INSTANCE));
    }

    private static JsonNode artifact(RolloutPolicy rollout, Guarded guarded) {
        var p = Story.deployment();
        return artifact(new DeploymentPlan(
                p.place(), p.app(), p.model(), p.image(), p.instanceType(), 2, p.environmentVariables(), rollout,
                List.of(), guarded));
    }

    private static JsonNode artifact(DeploymentPlan plan) {
        try {
            return new ObjectMapper().readTree(Json.bytes(Artifact.of(plan)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
