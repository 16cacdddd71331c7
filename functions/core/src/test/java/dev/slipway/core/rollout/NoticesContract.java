package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.model.Application;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.RunId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What [Notices] promises.
public abstract class NoticesContract {
    private static final RunId RUN = new RunId("rollback-chatbot-x-prod-g3");

    protected abstract Notices notices();

    /// The notices that others have heard; waits until there are so many.
    protected abstract List<Notice> heard(int many);

    @Test
    void everyKindIsHeardAsItWasTold() {
        var told = Arrays.stream(Notice.Kind.values())
                .map(kind -> notice(kind, Optional.empty()))
                .toList();

        told.forEach(notices()::tell);

        assertThat(heard(told.size())).containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void aReasonIsHeardToTheLetter() {
        var told =
                notice(Notice.Kind.DENIED, Optional.of("«cost» 12.5 > 10 USD/h: \"choose\" a smaller \\ instance, 日本"));

        notices().tell(told);

        assertThat(heard(1)).containsExactly(told);
    }

    @Test
    void theSameNoticeMayBeToldAgain() {
        var told = notice(Notice.Kind.UNDONE, Optional.empty());

        notices().tell(told);
        notices().tell(told);

        assertThat(heard(2)).containsOnly(told);
    }

    private static Notice notice(Notice.Kind kind, Optional<String> reason) {
        return new Notice(
                RUN,
                kind,
                new Application("chatbot-x"),
                new Environment("prod"),
                reason,
                Instant.parse("2026-11-21T12:00:00Z"));
    }
}
