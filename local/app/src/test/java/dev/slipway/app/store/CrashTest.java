package dev.slipway.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapter.state.StateLedger;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Chain;
import dev.slipway.core.audit.Told;
import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Key;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A process is halted around its n-th commit; what it acknowledged is there, whole, and nothing by halves.
class CrashTest {
    private static final RunId RUN = new RunId("crash");
    private static final Key<Counter> KEY = new Key<>(Counter.class, "counters", "one");

    @TempDir
    Path temp;

    record Counter(long count) {}

    /// Counts up in the ledger and says each number once it is committed, until it is halted.
    static final class Counting {
        private Counting() {}

        public static void main(String[] arguments) {
            var halt = new Halt(arguments[1], Long.parseLong(arguments[2]));
            try (var store = SqliteStore.open(Path.of(arguments[0]), halt)) {
                var ledger = StateLedger.over(SqliteItems.over(store));
                for (long count = 1; ; count++) {
                    ledger.commit(Change.of(RUN)
                            .write(ledger.read(KEY), new Counter(count))
                            .tell(new Told(
                                    Instant.EPOCH, "Counted", "Counting", Canonical.Fields.NONE.with("n", count))));
                    System.out.println(count);
                }
            }
        }
    }

    record Halt(String when, long commit) implements CommitWatch {
        @Override
        public void before(long n) {
            halt("before", n);
        }

        @Override
        public void after(long n) {
            halt("after", n);
        }

        private void halt(String now, long n) {
            if (when.equals(now) && commit == n) {
                Runtime.getRuntime().halt(9);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"before, 1", "after, 1", "before, 2", "after, 2", "before, 12", "after, 12"})
    void keepsWhatWasAcknowledgedAndNothingByHalves(String when, long commit) throws IOException, InterruptedException {
        var file = temp.resolve("slipway.db");

        var child = Child.start(Counting.class, file.toString(), when, Long.toString(commit));
        long acknowledged = child.inputReader().lines().count();
        child.waitFor();

        try (var store = SqliteStore.open(file)) {
            var ledger = StateLedger.over(SqliteItems.over(store));
            var events = ledger.events(RUN, 0);
            var counted = ledger.read(KEY).found().map(Counter::count).orElse(0L);
            // The first commit makes the tables; the last one is durable only when we were halted after it.
            long durable = when.equals("after") ? commit - 1 : Math.max(commit - 2, 0);
            assertThat(child.exitValue()).isEqualTo(9);
            assertThat(acknowledged).isEqualTo(Math.max(commit - 2, 0));
            assertThat(counted).isEqualTo(durable);
            assertThat(numbers(events))
                    .isEqualTo(IntStream.rangeClosed(1, (int) durable).boxed().toList());
            assertThat(Chain.breakIn(events)).isEmpty();
        }
    }

    private static List<Integer> numbers(List<AuditEvent> events) {
        return events.stream()
                .map(event -> (Canonical.Whole) event.detail().values().get("n"))
                .map(number -> (int) number.value())
                .toList();
    }
}
