package dev.slipway.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Unavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {
    @TempDir
    Path folder;

    @Test
    void answersOnlyWhatIsDurable() {
        var arrived = new CountDownLatch(2);
        var gate = new CountDownLatch(1);
        var holding = new Noting(
                n -> {
                    arrived.countDown();
                    if (n == 2) {
                        await(gate);
                    }
                },
                _ -> {});
        try (var store = SqliteStore.open(file(), holding)) {
            store.write(SqliteStoreTest::makeTable);
            var answer = store.submit(connection -> insert(connection, "a"));
            await(arrived);

            assertThat(answer).isNotDone();
            assertThat(store.read(SqliteStoreTest::names)).isEmpty();
            gate.countDown();
            assertThat(answer.join()).isTrue();
            assertThat(store.read(SqliteStoreTest::names)).containsExactly("a");
        }
    }

    @Test
    void commitsWhateverWaitsTogether() {
        var gate = new CountDownLatch(1);
        var commits = new ArrayList<Long>();
        try (var store = SqliteStore.open(file(), new Noting(_ -> await(gate), commits::add))) {
            var first = store.submit(SqliteStoreTest::makeTable);
            var rest = submitted(store, 100);
            gate.countDown();
            first.join();
            rest.forEach(CompletableFuture::join);

            assertThat(commits).hasSizeLessThanOrEqualTo(3);
            assertThat(store.read(SqliteStoreTest::names)).hasSize(100);
        }
    }

    @Test
    void undoesFailedWorkAndKeepsItsNeighbours() {
        var gate = new CountDownLatch(1);
        try (var store = SqliteStore.open(file(), new Noting(_ -> await(gate), _ -> {}))) {
            var first = store.submit(SqliteStoreTest::makeTable);
            var before = store.submit(connection -> insert(connection, "before"));
            CompletableFuture<Boolean> failing = store.submit(connection -> {
                insert(connection, "lost");
                throw new IllegalArgumentException("mine");
            });
            CompletableFuture<Boolean> misusing = store.submit(connection -> {
                throw new SQLException("the driver was used wrongly");
            });
            var twice = store.submit(connection -> insert(connection, "before"));
            var after = store.submit(connection -> insert(connection, "after"));
            gate.countDown();

            assertThat(List.of(first.join(), before.join(), after.join())).containsOnly(true);
            assertThatThrownBy(failing::join).hasCauseInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(misusing::join).hasCauseInstanceOf(IllegalStateException.class);
            assertThatThrownBy(twice::join).hasCauseInstanceOf(IllegalStateException.class);
            assertThat(store.read(SqliteStoreTest::names)).containsExactly("after", "before");
        }
    }

    @Test
    void throwsToTheCallerWhatItsWorkThrew() {
        try (var store = SqliteStore.open(file())) {
            assertThatThrownBy(() -> store.write(connection -> insert(connection, "no table")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no such table");
        }
    }

    @Test
    void failsOnAFullDiskAndWorksAgainWhenThereIsRoom() {
        try (var store = SqliteStore.open(file())) {
            store.write(SqliteStoreTest::makeTable);
            store.write(connection -> pragma(connection, "max_page_count = 8"));

            assertThatThrownBy(() -> store.write(connection -> insert(connection, "x".repeat(100_000))))
                    .hasMessageContaining("make room on the disk")
                    .isInstanceOfSatisfying(Unavailable.class, full -> assertThat(full.hint()).contains("disk of the data folder is full"));
            assertThat(store.read(SqliteStoreTest::names)).isEmpty();

            store.write(connection -> pragma(connection, "max_page_count = 1000000"));
            store.write(connection -> insert(connection, "y"));
            assertThat(store.read(SqliteStoreTest::names)).containsExactly("y");
        }
    }

    @Test
    void writesNoMoreAfterTroubleWithTheDiskUntilItIsOpenedAgain() {
        try (var store = SqliteStore.open(file())) {
            store.write(SqliteStoreTest::makeTable);
            store.write(connection -> insert(connection, "kept"));
            store.write(connection -> pragma(connection, "query_only = 1"));

            assertUnavailable(store);
            assertUnavailable(store);
            assertThat(store.read(SqliteStoreTest::names)).containsExactly("kept");
        }
        try (var store = SqliteStore.open(file())) {
            store.write(connection -> insert(connection, "new"));
            assertThat(store.read(SqliteStoreTest::names)).containsExactly("kept", "new");
        }
    }

    @Test
    void writesNoMoreWhenAFlushFails() {
        var failing = new Noting(
                n -> {
                    if (n == 2) {
                        throw new IllegalStateException("flush failed");
                    }
                },
                _ -> {});
        try (var store = SqliteStore.open(file(), failing)) {
            store.write(SqliteStoreTest::makeTable);

            assertUnavailable(store);
            assertUnavailable(store);
            assertThat(store.read(SqliteStoreTest::names)).isEmpty();
        }
    }

    @Test
    void isUnavailableOnceClosed() {
        var store = SqliteStore.open(file());
        store.close();

        assertThatThrownBy(() -> store.write(SqliteStoreTest::makeTable))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("is closed: open it again");
    }

    @Test
    void flushesAWriteAheadLogAtEveryCommit() {
        try (var store = SqliteStore.open(file())) {
            assertThat(store.<String>write(connection -> valueOf(connection, "journal_mode")))
                    .isEqualTo("wal");
            assertThat(store.<String>write(connection -> valueOf(connection, "synchronous")))
                    .isEqualTo("2");
        }
    }

    @Test
    void readsOneSnapshot() {
        try (var store = SqliteStore.open(file())) {
            store.write(SqliteStoreTest::makeTable);

            var seen = store.read(connection -> {
                var before = names(connection).size();
                store.write(other -> insert(other, "meanwhile"));
                return List.of(before, names(connection).size());
            });

            assertThat(seen).containsExactly(0, 0);
            assertThat(store.read(SqliteStoreTest::names)).containsExactly("meanwhile");
        }
    }

    @Test
    void refusesToWriteWhileReading() {
        try (var store = SqliteStore.open(file())) {
            assertThatThrownBy(() -> store.read(SqliteStoreTest::makeTable)).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void keepsTheAuditFromUpdatesAndDeletions() {
        try (var store = SqliteStore.open(file())) {
            SqliteItems.over(store);
            store.write(connection -> execute(connection, "INSERT INTO audit VALUES (x'01', x'01', 1, 'w', 'told')"));

            for (var sql : List.of("UPDATE audit SET body = 'x'", "DELETE FROM audit")) {
                assertThatThrownBy(() -> store.write(connection -> execute(connection, sql)))
                        .hasMessageContaining("the audit is only appended to");
            }
        }
    }

    private void assertUnavailable(SqliteStore store) {
        assertThatThrownBy(() -> store.write(connection -> insert(connection, "lost")))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("look at the disk, then start again");
    }

    private static List<CompletableFuture<Boolean>> submitted(SqliteStore store, int count) {
        var answers = new ArrayList<CompletableFuture<Boolean>>();
        for (int i = 0; i < count; i++) {
            var name = "n" + i;
            answers.add(store.submit(connection -> insert(connection, name)));
        }
        return answers;
    }

    private static boolean makeTable(Connection connection) throws SQLException {
        return execute(connection, "CREATE TABLE thing (name TEXT PRIMARY KEY)");
    }

    private static boolean insert(Connection connection, String name) throws SQLException {
        try (var statement = connection.prepareStatement("INSERT INTO thing VALUES (?)")) {
            statement.setString(1, name);
            return statement.executeUpdate() == 1;
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT name FROM thing ORDER BY name")) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private static String valueOf(Connection connection, String pragma) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA " + pragma)) {
            row.next();
            return row.getString(1);
        }
    }

    private static boolean pragma(Connection connection, String pragma) throws SQLException {
        return execute(connection, "PRAGMA " + pragma);
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        Connections.execute(connection, sql);
        return true;
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file() {
        return folder.resolve("slipway.db");
    }

    private record Noting(LongConsumer onBefore, LongConsumer onAfter) implements CommitWatch {
        @Override
        public void before(long n) {
            onBefore.accept(n);
        }

        @Override
        public void after(long n) {
            onAfter.accept(n);
        }
    }
}
