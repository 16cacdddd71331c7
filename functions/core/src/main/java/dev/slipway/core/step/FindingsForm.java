package dev.slipway.core.step;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.CanonicalForm;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Finding;
import java.util.List;
import java.util.Locale;

/// Findings as they are kept as evidence: a list of `{rule, severity, clauses, observed, limit, remedy}`.
public final class FindingsForm {
    private FindingsForm() {}

    /// Keeps the list and answers its digest.
    public static Digest keep(Evidence evidence, List<Finding> findings) {
        return evidence.keep(CanonicalForm.bytes(canonical(findings)));
    }

    public static Canonical.Items canonical(List<Finding> findings) {
        return new Canonical.Items(
                findings.stream().<Canonical>map(FindingsForm::canonical).toList());
    }

    private static Canonical.Fields canonical(Finding finding) {
        return Canonical.Fields.NONE
                .with("rule", finding.rule())
                .with("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .withAll("clauses", finding.clauses().stream().map(Canonical.Text::new).toList())
                .with("observed", finding.observed())
                .with("limit", finding.limit())
                .with("remedy", finding.remedy());
    }
}
