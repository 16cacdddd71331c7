package dev.slipway.function.api;

import static dev.slipway.core.approval.Desk.BOB;
import static dev.slipway.function.api.ReviewBench.form;
import static dev.slipway.function.api.ReviewBench.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.model.PlanId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is no link leads nowhere, and what is one is told to nobody.
class WrongLinkTest {
    private final ReviewBench bench = new ReviewBench();
    private final PlanId plan = bench.scene.desk.asked();
    private final String path = bench.path(plan, 1, BOB);

    @Test
    void everyWrongLinkGetsTheSameAnswerAndNothingIsWritten() {
        int before = bench.events(plan).size();
        var wrong = List.of(
                "/review/x",
                path.substring(0, path.length() - 1),
                path + "A",
                path.substring(0, path.length() - 2) + "zz",
                path.substring(0, 40) + (path.charAt(40) == 'A' ? 'B' : 'A') + path.substring(41),
                "/review/" + "A".repeat(500),
                "/review/..x");

        var answers = wrong.stream().map(one -> bench.send(open(one))).toList();

        assertThat(answers).allMatch(answer -> answer.status() == 404 && answer.cookies().isEmpty());
        assertThat(new HashSet<>(answers.stream().map(Answered::text).toList())).hasSize(1);
        assertThat(answers.getFirst().text()).contains("This link leads nowhere").doesNotContain("chatbot-x", "bob", "alice");
        assertThat(bench.events(plan)).hasSize(before);
    }

    @Test
    void noCharacterOfALinkMayBeAnotherMissingOrTwice() {
        int before = bench.events(plan).size();
        int first = "/review/".length();
        for (int at = first; at < path.length(); at++) {
            var other = path.charAt(at) == 'A' ? 'B' : 'A';
            for (var middle : List.of(Character.toString(other), "", path.substring(at, at + 1).repeat(2))) {
                var wrong = path.substring(0, at) + middle + path.substring(at + 1);

                assertThat(bench.send(open(wrong)).status()).as(wrong).isEqualTo(404);
                assertThat(bench.send(form(wrong, "x=y", Map.of("decision", "approve"))).status()).isEqualTo(404);
                bench.scene.pass(Duration.ofSeconds(12));
            }
        }

        assertThat(bench.events(plan)).hasSize(before);
        assertThat(bench.send(open(path)).status()).isEqualTo(200);
    }

    @Test
    void noCharacterOfAFormTokenMayBeAnotherMissingOrTwice() {
        var page = FormPage.of(bench.send(open(path)));
        var token = Objects.requireNonNull(page.hidden().get("form"));
        for (int at = 0; at < token.length(); at++) {
            var other = token.charAt(at) == 'A' ? 'B' : 'A';
            for (var middle : List.of(Character.toString(other), "", token.substring(at, at + 1).repeat(2), token.charAt(at) + "=")) {
                var wrong = token.substring(0, at) + middle + token.substring(at + 1);

                assertThat(decided(page, wrong)).as(wrong).isEqualTo(403);
            }
        }
        for (var wrong : List.of(" " + token, token + " ", token + "\n", token + "==", token.toUpperCase(Locale.ROOT))) {
            assertThat(decided(page, wrong)).as(wrong).isEqualTo(403);
        }

        assertThat(bench.told(plan)).doesNotContain("VoteRecorded");
        assertThat(decided(page, token)).isEqualTo(200);
    }

    private int decided(FormPage page, String token) {
        var fields = Map.of("form", token, "decision", "approve", "confirmation", "chatbot-x");
        return bench.send(form(path, page.cookie(), fields)).status();
    }

    @Test
    void anAddressThatComesWithManyWaits() {
        var statuses = IntStream.range(0, 25).mapToObj(i -> bench.send(open("/review/wrong-" + i)).status()).toList();
        var late = bench.send(open("/review/wrong"));

        assertThat(statuses.subList(0, 20)).containsOnly(404);
        assertThat(statuses.subList(20, 25)).containsOnly(429);
        assertThat(late.headers()).containsEntry("retry-after", "6");
        assertThat(bench.send(open(path)).status()).isEqualTo(429);

        bench.scene.pass(Duration.ofSeconds(6));

        assertThat(bench.send(open(path)).status()).isEqualTo(200);
    }

    @Test
    void rightLinksAreNotCounted() {
        assertThat(IntStream.range(0, 40).mapToObj(_ -> bench.send(open(path)).status())).containsOnly(200);
    }

    @Test
    void aWrongLinkIsLoggedByAHashAlone() {
        bench.send(open("/review/my-secret-guess"));

        assertThat(bench.log.getLast())
                .contains("\"route\":\"GET /review/{token}\"", "\"status\":404", "\"code\":\"unknown_link\"")
                .containsPattern("\"mark\":\"[0-9a-f]{16}\"")
                .doesNotContain("guess");
    }

    @Test
    void aLinkIsInNoLogNoEventAndNoAnswer() {
        var token = path.substring("/review/".length());
        var fields = Map.of("decision", "approve", "confirmation", "chatbot-x");
        var said = new ArrayList<String>();
        var opened = bench.send(open(path));
        var page = FormPage.of(opened);
        said.add(opened.toString());
        for (var more : List.of("/", "/more", ")", "%20", "?x=y")) {
            said.add(bench.send(open(path + more)).toString());
        }
        said.add(bench.send(open(path).asking("x=y")).toString());
        said.add(bench.send(open(path.replace("/review/", "/Review/"))).toString());
        said.add(bench.send(new Asked("PUT", path, "", Map.of(), java.util.Optional.empty(), "")).toString());
        said.add(bench.send(form(path, "x=y", fields)).toString());
        said.add(bench.send(form(path, page.cookie(), page.with(Map.of("decision", "reject")))).toString());
        said.add(bench.send(form(path, page.cookie(), page.with(fields))).toString());
        said.add(bench.send(open(path)).toString());
        bench.scene.now = bench.approval(plan).expires();
        said.add(bench.send(open(path)).toString());

        var tail = token.substring(token.length() - 43);
        assertThat(said).allMatch(answer -> !answer.contains(token) && !answer.contains(tail));
        assertThat(bench.log).hasSameSizeAs(said).allMatch(line -> !line.contains(token) && !line.contains(tail));
        assertThat(bench.events(plan)).extracting(AuditEvent::toString).allMatch(event -> !event.contains(token) && !event.contains(tail));
    }
}
