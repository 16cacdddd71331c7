package dev.slipway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.model.Application;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.MemoryLedger;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a call is about, as the ledger tells it.
class SubjectTest {
    private static final Environment STAGING = new Environment("staging");
    private static final EndpointRecord CHATBOT = EndpointRecord.vacant(new Application("chatbot-x"), STAGING);
    private static final EndpointRecord SEARCH = EndpointRecord.vacant(new Application("search"), STAGING);

    private final Ledger ledger = new NotedLedger(new MemoryLedger());
    private final Subject subject = new Subject();

    @Test
    void learnsFromWhatWasCommitted() {
        subject.during(() -> commit("run-1", CHATBOT));

        assertThat(subject.told())
                .isEqualTo(Map.of("run", "run-1", "application", "chatbot-x", "environment", "staging"));
    }

    @Test
    void learnsFromWhatWasRead() {
        commit("run-1", CHATBOT);

        subject.during(() -> ledger.read(EndpointRecord.key(CHATBOT.app(), STAGING)));

        assertThat(subject.told()).isEqualTo(Map.of("application", "chatbot-x", "environment", "staging"));
    }

    @Test
    void ofAWalkOverManyItSaysOnlyWhatIsTheSameForAll() {
        commit("run-1", CHATBOT);
        commit("run-2", SEARCH);

        subject.during(() -> ledger.list(EndpointRecord.all()));

        assertThat(subject.told()).isEqualTo(Map.of("environment", "staging"));
    }

    @Test
    void whatWasAskedForIsTheRunWhateverElseWasTouched() {
        subject.asked("run-9");

        subject.during(() -> commit("run-1", CHATBOT));

        assertThat(subject.told()).containsEntry("run", "run-9");
    }

    @Test
    void aCallLearnsNothingOfAnother() {
        subject.during(() -> commit("run-1", CHATBOT));

        assertThat(new Subject().told()).isEmpty();
    }

    private EndpointRecord commit(String run, EndpointRecord endpoint) {
        var seen = ledger.read(EndpointRecord.key(endpoint.app(), endpoint.environment()));
        ledger.commit(Change.of(new RunId(run)).write(seen, endpoint));
        return endpoint;
    }
}
