package dev.slipway.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Finding;
import dev.slipway.core.model.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsFormTest {
    private final MemoryEvidence evidence = new MemoryEvidence();

    @Test
    void keepsEveryFindingInOrderWithAllItSays() {
        var kept = FindingsForm.keep(
                evidence,
                List.of(
                        new Finding("B", Severity.NEEDS_APPROVAL, List.of("C-2", "C-1"), "seen", "limit", "do"),
                        new Finding("A", Severity.WARNING, List.of(), "x", "y", "z")));

        assertThat(text(kept))
                .isEqualTo("[{\"clauses\":[\"C-2\",\"C-1\"],\"limit\":\"limit\",\"observed\":\"seen\",\"remedy\":\"do\","
                        + "\"rule\":\"B\",\"severity\":\"needs_approval\"},"
                        + "{\"clauses\":[],\"limit\":\"y\",\"observed\":\"x\",\"remedy\":\"z\","
                        + "\"rule\":\"A\",\"severity\":\"warning\"}]");
    }

    @Test
    void keepsAnEmptyListToo() {
        assertThat(text(FindingsForm.keep(evidence, List.of()))).isEqualTo("[]");
    }

    private String text(Digest digest) {
        return new String(evidence.fetch(digest).orElseThrow(), StandardCharsets.UTF_8);
    }
}
