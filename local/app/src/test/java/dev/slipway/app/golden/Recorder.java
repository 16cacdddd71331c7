package dev.slipway.app.golden;

import dev.slipway.adapter.state.StateLedger;
import dev.slipway.app.store.CommitWatch;
import dev.slipway.app.store.SqliteItems;
import dev.slipway.app.store.SqliteJournal;
import dev.slipway.app.store.SqliteStore;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.rollout.Rollback;
import dev.slipway.core.step.Ledger;
import dev.slipway.engine.ExecutionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// Keeps the executions of data folders as recordings, one for each road through a machine. `local/record` runs it.
///
/// Recordings are named after the machine and how the run ended; those of before stay.
public final class Recorder {
    private static final boolean ASKED = Boolean.getBoolean("slipway.record");

    private Recorder() {}

    /// Arguments: data folders that no process owns.
    public static void main(String... folders) throws IOException {
        for (var folder : folders) {
            keep(Path.of(folder));
        }
    }

    /// The same of a journey's folder, where `-Dslipway.record=true` asks for it.
    public static void keepIfAsked(Path folder) {
        try {
            if (ASKED) {
                keep(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The executions of a data folder, by machine and road, that went in a way of which there is no recording. How often one went
    /// round a loop does not count.
    public static List<String> unrecorded(Path folder) {
        var known = new HashSet<List<String>>();
        Recording.all().forEach(kept -> known.add(turns(kept.machine(), kept.road())));
        try (var store = SqliteStore.open(folder.resolve("slipway.db"), CommitWatch.NONE)) {
            var journal = SqliteJournal.over(store);
            return executions(store).stream()
                    .map(id -> turns(id.machine(), Recording.road(journal.history(id))))
                    .filter(turns -> !known.contains(turns))
                    .map(turns -> String.join(", ", turns))
                    .toList();
        }
    }

    /// The machine, and each step from a state to the next in the order in which they were first taken.
    private static List<String> turns(String machine, List<String> road) {
        var turns = new LinkedHashSet<>(List.of(machine));
        for (int i = 1; i < road.size(); i++) {
            turns.add(road.get(i - 1) + " to " + road.get(i));
        }
        return List.copyOf(turns);
    }

    private static synchronized void keep(Path folder) throws IOException {
        var roads = new HashSet<List<String>>();
        Recording.all().forEach(kept -> roads.add(kept.road()));
        try (var store = SqliteStore.open(folder.resolve("slipway.db"), CommitWatch.NONE)) {
            var ledger = StateLedger.over(SqliteItems.over(store));
            var journal = SqliteJournal.over(store);
            for (var id : executions(store)) {
                var recording = Recording.of(name(id, ledger), id.machine(), journal.history(id));
                if (roads.add(recording.road())) {
                    recording.write();
                }
            }
        }
    }

    private static List<ExecutionId> executions(SqliteStore store) {
        return store.read(c -> {
            try (var query = c.prepareStatement("SELECT machine, name FROM execution WHERE ended = 1 ORDER BY name");
                    var rows = query.executeQuery()) {
                var all = new ArrayList<ExecutionId>();
                while (rows.next()) {
                    all.add(new ExecutionId(rows.getString(1), rows.getString(2)));
                }
                return all;
            }
        });
    }

    private static String name(ExecutionId id, Ledger ledger) {
        var end = id.machine().equals("rollback")
                ? ledger.read(Rollback.key(new RunId(id.name()))).value().state().name()
                : plan(ledger.read(PlanRecord.key(new PlanId(id.name()))).value());
        var name = id.machine() + "-" + end.toLowerCase(Locale.ROOT).replace('_', '-');
        int number = 1;
        while (Recording.FOLDER.resolve(numbered(name, number) + ".json").toFile().exists()) {
            number++;
        }
        return numbered(name, number);
    }

    private static String plan(PlanRecord record) {
        return record.status().name();
    }

    private static String numbered(String name, int number) {
        return number == 1 ? name : name + "-" + number;
    }
}
