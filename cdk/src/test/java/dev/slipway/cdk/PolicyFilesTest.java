package dev.slipway.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFilesTest {
    private static final Map<String, String> ROLES = Map.of("dev", "role-of-dev", "staging", "role-of-staging", "prod", "role-of-prod");

    @Test
    void everyEnvironmentThatNamesNoAccountLiesHere() throws Exception {
        var files = PolicyFiles.in(Path.of("policies"));

        var settled = new ObjectMapper().readTree(files.limits("111122223333", "eu-central-1", ROLES));

        assertThat(files.places()).hasSize(3).allMatch(PolicyFiles.Place::here);
        assertThat(settled.toString()).doesNotContain("000000000000");
        var staging = settled.at("/environments/1");
        assertThat(staging.at("/place/account").asText()).isEqualTo("111122223333");
        assertThat(staging.at("/place/region").asText()).isEqualTo("eu-central-1");
        assertThat(staging.at("/place/role").asText()).isEqualTo("role-of-staging");
        assertThat(staging.at("/place/registry").asText()).isEqualTo("111122223333.dkr.ecr.eu-central-1.amazonaws.com");
        assertThat(staging.at("/regions/0").asText()).isEqualTo("eu-central-1");
        assertThat(staging.at("/registries/0").asText()).isEqualTo("111122223333.dkr.ecr.eu-central-1.amazonaws.com");
    }

    /// No rule would send its alarms to where they start rollbacks.
    @Test
    void anEnvironmentOfTheOwnAccountInAnotherRegionIsRefused(@TempDir Path folder) throws Exception {
        var limits = Files.readString(Path.of("policies/limits.json")).replace("\"region\": \"us-east-1\"", "\"region\": \"eu-west-1\"");
        Files.writeString(folder.resolve("limits.json"), limits);

        assertThatThrownBy(() -> PolicyFiles.in(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("place.region of dev in limits.json is «eu-west-1»: accepted is account 000000000000 with region us-east-1")
                .hasMessageContaining("write both")
                .hasMessageContaining("place.region of prod in limits.json");
    }

    @Test
    void whatLiesElsewhereStaysAsItIs(@TempDir Path folder) throws Exception {
        var files = PolicyFiles.in(Synthesized.elsewhere(folder));

        var settled = new ObjectMapper().readTree(files.limits("111122223333", "eu-central-1", ROLES));

        assertThat(files.places().get(2)).isEqualTo(new PolicyFiles.Place("prod", "444455556666", "us-east-1", false));
        assertThat(settled.at("/environments/2/place/account").asText()).isEqualTo("444455556666");
        assertThat(settled.at("/environments/2/place/role").asText()).contains("slipway-prod-execution");
        assertThat(settled.at("/environments/0/place/account").asText()).isEqualTo("111122223333");
    }
}
