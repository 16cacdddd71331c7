package dev.slipway.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {
    @Test
    @NeedsNode
    void everybodyIsSubscribedForTheirLetters() {
        var resources = new Resources(Synthesized.stacks().template(Synthesized.LIVE));

        assertThat(resources.of("AWS::SNS::Subscription").entrySet())
                .filteredOn(one -> one.getKey().startsWith("Post"))
                .extracting(one -> one.getValue().at("/Properties/Endpoint").asText())
                .containsExactlyInAnyOrder(
                        "alice@example.com",
                        "bob@example.com",
                        "carol@example.com",
                        "dave@example.com",
                        "erin@example.com",
                        "frank@example.com");
    }

    @Test
    @NeedsNode
    void aPersonIsNamedByTheClaimThatWasSaid() {
        assertThat(claim(Synthesized.DEV)).isEqualTo("username");
        assertThat(claim(Synthesized.LIVE)).isEqualTo("preferred_username");
    }

    private static String claim(String stage) {
        return new Resources(Synthesized.stacks().template(stage))
                .one("AWS::Lambda::Function", "FunctionsapiFunction")
                .at("/Environment/Variables/SUBJECT_CLAIM")
                .asText();
    }

    @Test
    void theFirstApproverIsAlone() {
        assertThat(People.of(Synthesized.installation(Synthesized.DEV)).mails()).containsExactly("bob@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "people", "{\"people\": []}", "{\"people\": [{\"subject\": \"bob\"}]}"})
    void aFileThatNamesNobodysMailIsRefused(String text, @TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("people.json"), text);
        var installation = Installation.from(Map.of(
                "stage", "dev", "alarm_mail", "a@example.com", "approver_mail", "b@example.com", "people", file.toString())::get);

        assertThatThrownBy(() -> People.of(installation))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names nobody's mail")
                .hasMessageContaining(file.toString());
    }
}
