package dev.slipway.function.api.review;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Finding;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.step.Evidence;
import dev.slipway.function.api.page.ReviewView.Clause;
import dev.slipway.function.api.page.ReviewView.Row;
import dev.slipway.function.api.page.Seen;
import dev.slipway.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a plan was made of, read back from its evidence: clauses word for word, memory, and what was not chosen.
final class Grounds {
    private static final double GIB = 1L << 30;
    private static final int MOST = 12;

    private final Canonical.Fields considered;

    private Grounds(Canonical.Fields considered) {
        this.considered = considered;
    }

    /// @throws Malformed when the evidence is missing or is no canonical document
    static Grounds of(PlanRecord record, Evidence evidence) {
        return new Grounds(record.considered()
                .map(digest -> Json.readStored(bytes(digest, evidence), Canonical.Fields.class))
                .orElse(Canonical.Fields.NONE));
    }

    /// The clauses behind a finding, as they were when the plan was made.
    List<Clause> clauses(Finding finding) {
        return finding.clauses().stream().map(this::clause).toList();
    }

    List<Row> rows() {
        var rows = new ArrayList<Row>();
        fields(considered, "memory").map(Grounds::memory).ifPresent(fits -> rows.add(row("Fits", fits)));
        fields(considered, "model").flatMap(model -> text(model, "source")).ifPresent(source -> rows.add(row("Model from", source)));
        var others = items(considered, "alternatives").toList();
        others.stream().limit(MOST).forEach(other -> rows.add(row("Not " + text(other, "instance_type").orElse("chosen"), rejected(other))));
        if (others.size() > MOST) {
            rows.add(row("And", (others.size() - MOST) + " more that were not chosen; the plan's evidence names them"));
        }
        return rows;
    }

    private Clause clause(String id) {
        var found = items(considered, "clauses").filter(clause -> text(clause, "id").equals(Optional.of(id))).findFirst();
        return new Clause(
                Seen.of(id),
                Seen.of(found.flatMap(clause -> text(clause, "title")).orElse("")),
                Seen.lines(found.flatMap(clause -> text(clause, "text")).orElse("not among the clauses that the plan was made with"), 2000));
    }

    private static String memory(Canonical.Fields memory) {
        return "needs %.1f of %.1f GiB of a GPU, for %d tokens"
                .formatted(whole(memory, "needed_bytes") / GIB, whole(memory, "available_bytes") / GIB, whole(memory, "context_tokens"));
    }

    private static String rejected(Canonical.Fields other) {
        var why = text(other, "rejected").orElse("");
        return text(other, "usd_per_hour").map(price -> why + " (" + price + " USD an hour)").orElse(why);
    }

    private static Row row(String name, String value) {
        return new Row(Seen.of(name), Seen.of(value));
    }

    private static Optional<Canonical.Fields> fields(Canonical.Fields of, String name) {
        return of.values().get(name) instanceof Canonical.Fields inner ? Optional.of(inner) : Optional.empty();
    }

    private static Stream<Canonical.Fields> items(Canonical.Fields of, String name) {
        return of.values().get(name) instanceof Canonical.Items(var values)
                ? values.stream().filter(Canonical.Fields.class::isInstance).map(Canonical.Fields.class::cast)
                : Stream.empty();
    }

    private static Optional<String> text(Canonical.Fields of, String name) {
        return of.values().get(name) instanceof Canonical.Text(var value) ? Optional.of(value) : Optional.empty();
    }

    private static long whole(Canonical.Fields of, String name) {
        return of.values().get(name) instanceof Canonical.Whole(var value) ? value : 0;
    }

    private static byte[] bytes(Digest digest, Evidence evidence) {
        return evidence.fetch(digest)
                .orElseThrow(() -> new Malformed("no evidence is kept under " + digest + ": restore the store"));
    }
}
