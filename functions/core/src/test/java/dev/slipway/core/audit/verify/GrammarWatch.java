package dev.slipway.core.audit.verify;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Ledger;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The grammar of every run in a ledger, at each commit and not only when somebody verifies. Safe for many threads.
public final class GrammarWatch {
    private final Map<RunId, Heard> runs = new ConcurrentHashMap<>();

    /// Why one of the events that came since this run was last looked at may not stand where it does.
    public Optional<String> wrong(Ledger ledger, RunId run) {
        return runs.computeIfAbsent(run, _ -> new Heard()).wrong(ledger, run);
    }

    private static final class Heard {
        private final Grammar grammar = new Grammar();
        private long last;

        synchronized Optional<String> wrong(Ledger ledger, RunId run) {
            var wrong = Optional.<String>empty();
            for (var page = ledger.events(run, last); !page.isEmpty(); page = ledger.events(run, last)) {
                for (var event : page) {
                    last = event.sequence();
                    var why = grammar.take(event).map(sentence -> said(event, sentence));
                    wrong = wrong.or(() -> why);
                }
            }
            return wrong;
        }

        private static String said(AuditEvent event, String sentence) {
            return "event %d, %s: %s".formatted(event.sequence(), event.type(), sentence);
        }
    }
}
