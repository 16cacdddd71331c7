package dev.slipway.app.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RollbackTextTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private final RollbackText text = new RollbackText(new Terminal(NOWHERE, NOWHERE, Map.of(), false, Duration.ofSeconds(10)));

    @Test
    void whatWasBegunPromisesNothing() throws JsonProcessingException {
        assertThat(begun("")).isEqualTo("bot-prod  generation 3 is to go back to 2\n  run r");
        assertThat(begun(",\"goal\":\"open\""))
                .isEqualTo("bot-prod  generation 3 is to go back to 2, or to an earlier one where 2 is gone at SageMaker\n  run r");
    }

    @Test
    void whoAskedAndWhyStandsBesideHowItEnded() throws JsonProcessingException {
        assertThat(ended("\"status\":\"RolledBack\",\"to\":1,\"because\":\"bad answers\",\"reason\":\"asked for by dave\""))
                .isEqualTo("bot-prod  RolledBack: generation 3, to generation 1\n  run r\n  asked for by dave: «bad answers»");
        assertThat(ended("\"status\":\"NothingToDo\",\"reason\":\"generation 2 is gone\""))
                .isEqualTo("bot-prod  NothingToDo: generation 3\n  run r\n  asked for by dave\n  generation 2 is gone");
    }

    private String begun(String more) throws JsonProcessingException {
        return text.begun(new ObjectMapper()
                .readTree("{\"run\":\"r\",\"endpoint\":\"bot-prod\",\"from\":3,\"to\":2%s}".formatted(more)));
    }

    private String ended(String more) throws JsonProcessingException {
        return text.of(new ObjectMapper()
                .readTree("{\"run\":\"r\",\"endpoint\":\"bot-prod\",\"from\":3,\"cause\":\"asked for by dave\",%s}".formatted(more)));
    }
}
