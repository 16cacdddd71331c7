package dev.slipway.app.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    ReviewViewed | bob  | bob looks at it
                    ReviewViewed | Link | somebody with the link of carol looks at it
                    LinkRefused  | bob  | a link is refused to bob: Expired
                    LinkRefused  | Link | the link of carol is refused: Expired
                    """)
    void whoShowedALinkAloneIsNotNamed(String type, String actor, String line) throws JsonProcessingException {
        var event = new ObjectMapper().readTree("""
                {"type":"%s","actor":"%s","at":"2026-11-21T10:00:00Z","detail":{"sent_to":"carol","why":"Expired"}}"""
                .formatted(type, actor));

        assertThat(EventText.of(event).orElseThrow()).endsWith("  " + line);
    }
}
