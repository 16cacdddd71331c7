package dev.slipway.adapter.aws;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.model.Application;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.RunId;
import dev.slipway.core.rollout.Notice;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What EventBridge says of an entry that it did not take, with status 200.
class EventBridgeNoticesTest {
    static final Notice NOTICE = new Notice(
            new RunId("r1"),
            Notice.Kind.DEPLOYED,
            new Application("chatbot-x"),
            new Environment("prod"),
            Optional.empty(),
            Instant.parse("2026-11-21T12:00:00Z"));

    private final AwsStub stub = AwsStub.start();

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void isToldWhenTheEntryHasAnId() {
        stub.answers(200, "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"e1\"}]}");

        assertThatCode(this::tell).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "ThrottlingException, dev.slipway.core.failure.Throttled",
        "InternalFailure, dev.slipway.core.failure.Unavailable",
        "InternalException, dev.slipway.core.failure.Unavailable",
        "AccessDeniedException, dev.slipway.core.failure.Refused",
        "NotAuthorizedForSourceException, dev.slipway.core.failure.Refused",
        "InvalidArgument, dev.slipway.core.failure.Refused",
        "MalformedDetail, dev.slipway.core.failure.Refused"
    })
    void failsByTheCodeOfItsEntry(String code, Class<? extends StepFailure> failure) {
        stub.answers(
                200,
                "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"%s\",\"ErrorMessage\":\"told\"}]}"
                        .formatted(code));

        assertThatThrownBy(this::tell).isInstanceOf(failure).hasMessageContaining(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "{\"FailedEntryCount\":0,\"Entries\":[]}",
                "{\"FailedEntryCount\":1,\"Entries\":[{\"EventId\":\"e1\"}]}"
            })
    void isNotToldWhereTheAnswerDoesNotSaySo(String answer) {
        stub.answers(200, answer);

        assertThatThrownBy(this::tell).isInstanceOf(Malformed.class);
    }

    private void tell() {
        new EventBridgeNotices(EventBridgeNotices.events(stub.connection()), "bus-1").tell(NOTICE);
    }
}
