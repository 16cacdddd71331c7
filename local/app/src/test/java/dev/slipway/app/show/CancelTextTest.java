package dev.slipway.app.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CancelTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    nothing_changed          | ends before it changes anything.
                    taken_back               | is taken back, at once where one of its alarms stops its update, or else when that is through (slipway cancel --wait says which).
                    taken_back_under_way     | is taken back now, for the alarm that stops its update is set.
                    taken_back_after_its_end | is taken back when its update is through, for it has no alarm by which SageMaker could be stopped, or CloudWatch did not set it.
                    failed                   | fails, for nothing served before (slipway undeploy clears the endpoint).
                    """)
    void whatIsKnownSoFarIsSaid(String how, String sentence) throws JsonProcessingException {
        assertThat(CancelText.of(json("{\"plan_id\":\"01K\",\"how\":\"%s\"}".formatted(how)))).isEqualTo("Called off: plan 01K " + sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    nothing_changed          | Cancelled | has ended before it changed anything
                    taken_back_under_way     | Undone    | was taken back before its update was through
                    taken_back_after_its_end | Undone    | was taken back when its update was through
                    failed                   | Failed    | has ended as Failed
                    """)
    void whoWaitedHearsHowItEndedAndWhy(String how, String status, String sentence) throws JsonProcessingException {
        var story = json("{\"status\":\"%s\",\"closed\":true,\"called_off\":\"%s\",\"reason\":\"cancelled by alice\"}"
                .formatted(status, how));

        var said = CancelText.with(json("{\"plan_id\":\"01K\",\"already\":false,\"how\":\"taken_back\"}"), story);

        assertThat(said.path("how").asText()).isEqualTo(how);
        assertThat(CancelText.of(said)).isEqualTo("Called off: plan 01K %s: cancelled by alice.".formatted(sentence));
    }

    @Test
    void whatTheStoryDoesNotSayIsNotPromised() throws JsonProcessingException {
        var story = json("{\"status\":\"Failed\",\"closed\":true,\"reason\":\"and it did not go back\"}");

        var said = CancelText.with(json("{\"plan_id\":\"01K\",\"already\":false,\"how\":\"taken_back\"}"), story);

        assertThat(said.has("how")).isFalse();
        assertThat(CancelText.of(said)).isEqualTo("Called off: plan 01K has ended as Failed: and it did not go back.");
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
