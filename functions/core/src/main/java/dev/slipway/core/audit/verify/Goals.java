package dev.slipway.core.audit.verify;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.model.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Whether whatever was taken back went to a configuration that a plan had brought to a good end on that endpoint before,
/// in memory that does not grow with the export.
///
/// Of both sides, ways back and good ends, so many are held at a time. What is not settled by then is held beside the
/// whole file once more, so many ways back at each reading: another reading for every eight thousand of them.
final class Goals {
    private static final int HELD = 8192;

    /// A configuration on an endpoint, and the hash of the plan that it is of.
    private record Place(String endpoint, String config, String hash) {
        boolean isNamed() {
            return !endpoint.isEmpty() && !config.isEmpty() && !hash.isEmpty();
        }
    }

    /// A way back that was begun.
    private record Way(RunId run, long sequence, Instant at) {}

    /// That a plan's run brought its configuration to a good end.
    private record End(Place place, Instant at) {}

    private final int held;
    private final Ends ends = new Ends();
    private final Map<Place, Instant> known;
    private final Batch first;

    Goals() {
        this(HELD);
    }

    /// @param held how many ways back and good ends are held at a time
    Goals(int held) {
        this.held = held;
        this.known = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Place, Instant> eldest) {
                return size() > held;
            }
        };
        this.first = new Batch(held, 0);
    }

    /// Events in the order of the file.
    void event(ExportedEvent exported) {
        ends.take(exported.event()).ifPresent(end -> {
            known.merge(end.place(), end.at(), (one, other) -> one.isBefore(other) ? one : other);
            first.strike(end);
        });
        first.take(exported.event(), known);
    }

    /// Names every way back to what no plan had brought to a good end there before.
    void settle(Export export, Consumer<Flaw> flaws) {
        var batch = first;
        while (batch.isOpen()) {
            batch = settled(batch, export.events(), flaws);
        }
    }

    /// What comes behind this batch.
    private Batch settled(Batch batch, Iterator<Line<ExportedEvent>> lines, Consumer<Flaw> flaws) {
        var next = new Batch(held, batch.end);
        var again = new Ends();
        lines.forEachRemaining(line -> event(line).ifPresent(event -> {
            again.take(event).ifPresent(batch::strike);
            if (batch.isFull()) {
                next.take(event, Map.of());
            }
        }));
        batch.open.forEach((place, ways) -> ways.forEach(way -> flaws.accept(flaw(place, way))));
        return next;
    }

    private static Optional<AuditEvent> event(Line<ExportedEvent> line) {
        return switch (line) {
            case Line.Read<ExportedEvent>(ExportedEvent value) -> Optional.of(value.event());
            case Line.Respelled<ExportedEvent>(ExportedEvent value, String _) -> Optional.of(value.event());
            case Line.Unread<ExportedEvent> _ -> Optional.empty();
        };
    }

    private static Flaw flaw(Place place, Way way) {
        return Flaw.of(
                FlawKind.GRAMMAR,
                way.run(),
                way.sequence(),
                "%s goes back to %s of %s, which no plan had brought to a good end there before"
                        .formatted(shown(place.endpoint()), shown(place.config()), Grammar.shown(place.hash())));
    }

    private static String shown(String name) {
        return name.isEmpty() ? "something without a name" : name;
    }

    private static Place place(AuditEvent event, String config, String hash) {
        return new Place(Grammar.text(event, "endpoint"), Grammar.text(event, config), hash);
    }

    /// Finds good ends in runs that stand one behind the other.
    private static final class Ends {
        private Optional<RunId> run = Optional.empty();
        private String executed = "";
        private Optional<Place> served = Optional.empty();

        Optional<End> take(AuditEvent event) {
            if (!run.equals(Optional.of(event.run()))) {
                run = Optional.of(event.run());
                executed = "";
                served = Optional.empty();
            }
            switch (event.type()) {
                case "ExecutionStarted" -> executed = Grammar.text(event, "plan_hash");
                case "RolloutFinished" -> served = Optional.of(place(event, "config", executed)).filter(Place::isNamed);
                case "DeploymentAudited" -> {
                    return served.filter(_ -> Grammar.text(event, "status").equals("Deployed"))
                            .map(place -> new End(place, event.at()));
                }
                default -> {}
            }
            return Optional.empty();
        }
    }

    /// So many ways back, from a certain one on in the order of the file.
    private static final class Batch {
        private final int held;
        private final long begin;
        private final Map<Place, List<Way>> open = new LinkedHashMap<>();
        private long end = Long.MAX_VALUE;
        private long met;
        private int size;

        Batch(int held, long begin) {
            this.held = held;
            this.begin = begin;
        }

        boolean isOpen() {
            return !open.isEmpty() || isFull();
        }

        /// Whether ways back were met that belong into the next one.
        boolean isFull() {
            return end < Long.MAX_VALUE;
        }

        void take(AuditEvent event, Map<Place, Instant> known) {
            if (!event.type().equals("UndoStarted")) {
                return;
            }
            long number = met++;
            var place = place(event, "to", Grammar.text(event, "goal_hash"));
            boolean good = Optional.ofNullable(known.get(place)).filter(at -> !at.isAfter(event.at())).isPresent();
            if (number < begin || isFull() || good) {
                return;
            }
            if (size == held) {
                end = number;
                return;
            }
            size++;
            open.computeIfAbsent(place, _ -> new ArrayList<>()).add(new Way(event.run(), event.sequence(), event.at()));
        }

        void strike(End end) {
            var ways = open.get(end.place());
            if (ways != null) {
                ways.removeIf(way -> !way.at().isBefore(end.at()));
                if (ways.isEmpty()) {
                    open.remove(end.place());
                }
            }
        }
    }
}
