package dev.slipway.function.api;

import static dev.slipway.core.approval.Desk.BOB;
import static dev.slipway.core.approval.Desk.CAROL;
import static dev.slipway.function.api.ReviewBench.form;
import static dev.slipway.function.api.ReviewBench.open;
import static dev.slipway.function.api.ReviewBench.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.ApprovalState;
import dev.slipway.core.model.PlanId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a mail program that opens every link and sends every form brings about: nothing.
class ScannerTest {
    private final ReviewBench bench = new ReviewBench();
    private final PlanId plan = bench.scene.desk.asked();

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "approve", "yes", "ok", "on", "1", "bob", "bob@example.com", "staging", "test"})
    void everyLinkOpenedAndEveryFormSentDecidesNothing(String typed) {
        var paths = Stream.of(BOB, CAROL).map(person -> bench.path(plan, 1, person)).toList();

        for (var path : paths) {
            for (var method : List.of("HEAD", "OPTIONS", "GET")) {
                bench.send(new Asked(method, path, "", Map.of(), java.util.Optional.empty(), ""));
            }
            var page = FormPage.of(bench.send(open(path)));
            page.links().forEach(link -> bench.send(open(link.startsWith("/") ? link : path)));
            fillings(page, typed).forEach(fields -> bench.send(form(path, page.cookie(), fields)));
        }

        assertThat(bench.approval(plan)).extracting(Approval::state, Approval::votes).containsExactly(ApprovalState.PENDING, List.of());
        assertThat(bench.told(plan)).doesNotContain("VoteRecorded", "ApprovalDecided");
        assertThat(bench.scene.workflows.answered).isEmpty();
    }

    @Test
    void aFormThatIsRightBringsItAbout() {
        var path = bench.path(plan, 1, BOB);
        var page = FormPage.of(bench.send(open(path)));

        bench.send(form(path, page.cookie(), page.with(Map.of("decision", "approve", "confirmation", "chatbot-x"))));

        assertThat(bench.approval(plan).state()).isEqualTo(ApprovalState.APPROVED);
    }

    @Test
    void anotherSiteSendsNothingEvenWithEverythingRight() {
        var path = bench.path(plan, 1, BOB);
        var page = FormPage.of(bench.send(open(path)));
        var body = FormPage.encoded(page.with(Map.of("decision", "approve", "confirmation", "chatbot-x")));

        for (var asked : List.of(
                sent(path, body).with("cookie", page.cookie()),
                sent(path, body).with("cookie", page.cookie()).with("origin", "https://evil.example"),
                sent(path, body).with("cookie", page.cookie()).with("origin", "null"),
                sent(path, body).with("cookie", page.cookie()).with("sec-fetch-site", "cross-site").with("origin", "null"),
                sent(path, body).with("sec-fetch-site", "same-origin"))) {
            assertThat(bench.send(asked).status()).isEqualTo(403);
        }
        assertThat(bench.told(plan)).doesNotContain("VoteRecorded");
    }

    /// Every choice and none, with this text in every field that takes one.
    private static List<Map<String, String>> fillings(FormPage page, String typed) {
        var fillings = new ArrayList<Map<String, String>>();
        fillings.add(Map.of());
        fillings.add(page.hidden());
        fillings.add(page.with(Map.of("confirmation", typed, "reason", typed)));
        for (var choice : page.choices()) {
            fillings.add(page.with(Map.of("decision", choice)));
            fillings.add(page.with(Map.of("decision", choice, "confirmation", typed, "reason", typed)));
        }
        return fillings;
    }
}
