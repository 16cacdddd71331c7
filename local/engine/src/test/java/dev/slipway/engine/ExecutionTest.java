package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.slipway.engine.StartAnswer.AlreadyExists;
import dev.slipway.engine.StartAnswer.Started;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionTest {
    private static final ExecutionId ID = new ExecutionId("test", "one");
    private static final Machine WAIT = Given.states("Wait", "'Wait':{'Type':'Wait','Seconds':60,'End':true}");
    private static final Tasks NONE = (_, _) -> new byte[0];

    @Test
    void theSameStartWhileTheFirstRunsIsTheSameExecution() {
        try (var engine = new Engine(new MemoryJournal(), NONE, new HandClock(Given.START), Given.KEY)) {
            var first = engine.start(WAIT, "one", Given.tree("{'a':1,'b':2}"));

            var second = engine.start(WAIT, "one", Given.tree("{'b':2,'a':1}"));
            var other = engine.start(WAIT, "one", Given.tree("{'a':2}"));

            assertThat(first).isEqualTo(new Started(ID, true));
            assertThat(second).isEqualTo(new Started(ID, false));
            assertThat(other).isEqualTo(new AlreadyExists(ID));
        }
    }

    @Test
    void theNameOfAnEndedExecutionIsTaken() throws Exception {
        try (var engine = new Engine(new MemoryJournal(), NONE, new JumpClock(Given.START), Given.KEY)) {
            engine.start(WAIT, "one", Given.tree("{}"));
            engine.await(ID, Given.SOON);

            assertThat(engine.start(WAIT, "one", Given.tree("{}"))).isEqualTo(new AlreadyExists(ID));
        }
    }

    @Test
    void startsAtTheSameMomentStartOneExecution() throws Exception {
        try (var engine = new Engine(new MemoryJournal(), NONE, new HandClock(Given.START), Given.KEY)) {
            var fresh = new AtomicInteger();
            var starters = IntStream.range(0, 50)
                    .mapToObj(_ -> Thread.startVirtualThread(() -> {
                        if (engine.start(WAIT, "one", Given.tree("{}")) instanceof Started started && started.fresh()) {
                            fresh.incrementAndGet();
                        }
                    }))
                    .toList();
            for (var starter : starters) {
                starter.join();
            }

            assertThat(fresh).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "a*", "a\"", "a\n", "{a}", "a:b"})
    void aNameThatAwsDoesNotAllowIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ExecutionId("test", name));
    }

    @Test
    void namesHaveUpTo80Characters() {
        assertThat(new ExecutionId("test", "plan-01.é_".repeat(8)).name()).hasSize(80);
        assertThatIllegalArgumentException().isThrownBy(() -> new ExecutionId("test", "a".repeat(81)));
    }

    @Test
    void anInputTooLargeIsRefused() {
        try (var engine = new Engine(new MemoryJournal(), NONE, new HandClock(Given.START), Given.KEY)) {
            var input = TextNode.valueOf("a".repeat(262_143));

            assertThatIllegalArgumentException().isThrownBy(() -> engine.start(WAIT, "one", input));
        }
    }

    @Test
    void aThousandExecutionsAtOnceEndRight() throws Exception {
        Tasks echo = (_, payload) -> payload;
        var machine = Given.states(
                "Ask",
                "'Ask':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'f','Payload':'{% $states.input %}'},'Assign':{'n':'{% $states.result.Payload.n %}'},'Next':'Wait'},"
                        + "'Wait':{'Type':'Wait','Seconds':'{% $n %}','Next':'Done'},'Done':{'Type':'Pass','Output':'{% $n %}','End':true}");
        try (var engine = new Engine(new MemoryJournal(), echo, new JumpClock(Given.START), Given.KEY)) {
            var ids = IntStream.range(0, 1_000)
                    .mapToObj(n -> engine.start(machine, "n" + n, Given.tree("{'n':" + n + "}"))
                            .id())
                    .toList();

            for (int n = 0; n < ids.size(); n++) {
                assertThat(engine.await(ids.get(n), Given.SOON).status())
                        .isInstanceOfSatisfying(Status.Succeeded.class, hasOutput(n));
            }
        }
    }

    private static Consumer<Status.Succeeded> hasOutput(int n) {
        return succeeded -> assertThat(succeeded.output().intValue()).isEqualTo(n);
    }
}
