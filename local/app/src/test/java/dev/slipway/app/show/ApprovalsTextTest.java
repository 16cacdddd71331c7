package dev.slipway.app.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ApprovalsTextTest {
    @Test
    void aVoteThatCountsNoMoreSaysWhy() throws JsonProcessingException {
        assertThat(votes("""
                {"person":"frank","on_behalf_of":"bob","decision":"approve","lapsed":"frank is no delegate of bob any more\\u001b"},
                {"person":"carol","decision":"approve"}"""))
                .contains("needed: 2, of finance; said: frank for bob approve "
                        + "(counts no more: frank is no delegate of bob any more<U+001B>), carol approve; nobody yet of finance");
    }

    @Test
    void whereNobodySpokeNobodyIsMissed() throws JsonProcessingException {
        assertThat(votes("")).contains("needed: 2, of finance; said: nothing yet").doesNotContain("nobody yet");
    }

    private static String votes(String votes) throws JsonProcessingException {
        var page = new ObjectMapper().readTree("""
                {"approvals":[{"plan_id":"01K","kind":"deploy","app":"bot","env":"prod","requester":"alice","round":1,"rounds":3,
                "expires":"2026-11-21T10:00:00Z","needed":2,"groups":["finance"],"missing_groups":["finance"],"votes":[%s],"may_vote":true}]}"""
                .formatted(votes));
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new ApprovalsText(new Terminal(nowhere, nowhere, Map.of(), false, Duration.ofSeconds(10))).of(page, Optional.empty());
    }
}
