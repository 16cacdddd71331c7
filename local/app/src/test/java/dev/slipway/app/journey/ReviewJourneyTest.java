package dev.slipway.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.keys.AesVault;
import dev.slipway.app.keys.KeyRing;
import dev.slipway.app.server.Server;
import dev.slipway.core.Patience;
import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.ApprovalState;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.model.PlanId;
import dev.slipway.engine.Clock;
import dev.slipway.function.api.FormPage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the letter in the outbox to the decision, as a browser goes that way.
final class ReviewJourneyTest {
    @TempDir
    private Path home;

    @Test
    void aLetterLeadsToAReviewAndASignedInPersonDecides() throws Exception {
        try (var visitor = new Visitor(home); var server = Server.open(Settings.read(Map.of()), home, Clock.real(), 0)) {
            var plan = visitor.asks(server.address());
            var link = visitor.link(plan);
            var unknown = visitor.get(link, "");
            var session = visitor.session(server.address(), "bob");
            var page = visitor.get(link, session);
            var form = FormPage.of(page.body(), page.headers().allValues("set-cookie"));

            var decided = visitor.post(
                    link,
                    session + "; " + form.cookie(),
                    FormPage.encoded(form.with(Map.of("decision", "approve", "confirmation", "careful-x", "reason", ""))));

            assertThat(unknown.statusCode()).isEqualTo(200);
            assertThat(unknown.body()).contains("Sign in to decide", "PPL-1", "Every change in prod is approved by a person");
            assertThat(page.body()).contains("Your word is asked for", "for <b>bob</b>");
            assertThat(decided.statusCode()).isEqualTo(200);
            assertThat(decided.body()).contains("Approved", "by bob");
            assertThat(server.laptop().ledger().read(Approval.key(plan)).value().state())
                    .isEqualTo(ApprovalState.APPROVED);
            assertThat(Files.readString(home.resolve("log.jsonl")))
                    .contains("GET /review/{token}")
                    .doesNotContain(link.getPath().substring("/review/".length()), form.with(Map.of()).get("form"), visitor.token("bob"));
        }
    }

    @Test
    void theTaskTokenLiesSealedBesideTheApprovalAndNowhereElse() throws Exception {
        try (var visitor = new Visitor(home); var server = Server.open(Settings.read(Map.of()), home, Clock.real(), 0)) {
            var plan = visitor.asks(server.address());
            var link = visitor.link(plan);
            var approval = server.laptop().ledger().read(Approval.key(plan)).value();
            var token = new AesVault(KeyRing.in(home.resolve("vault.key")))
                    .open(approval.callback().token(), plan)
                    .value();
            var session = visitor.session(server.address(), "bob");
            var answers = new ArrayList<String>();
            answers.add(answered(visitor, server.address().resolve("/approvals"), plan, visitor.token("bob")));
            answers.add(visitor.get(server.address().resolve("/approvals-ui"), session).body());
            var page = visitor.get(link, session);
            answers.add(page.body());
            var form = FormPage.of(page.body(), page.headers().allValues("set-cookie"));
            var decided = visitor.post(
                    link,
                    session + "; " + form.cookie(),
                    FormPage.encoded(form.with(Map.of("decision", "approve", "confirmation", "careful-x", "reason", ""))));
            answers.add(answered(visitor, server.address().resolve("/approve"), plan, visitor.token("bob")));
            answers.add(answered(visitor, server.address().resolve("/plan/" + plan), plan, visitor.token("alice")));
            var ended = home.resolve("outbox/" + plan + "-end-alice.eml");
            Patience.until(ended.toString(), () -> Files.exists(ended), () -> List.of(home.resolve("outbox").toFile().list()));
            answers.add(answered(visitor, server.address().resolve("/audit/" + plan), plan, visitor.token("alice")));
            answers.add(answered(visitor, server.address().resolve("/audit/export?after=runs.0.0."), plan, visitor.token("dave")));
            var mark = token.substring(token.length() / 2);

            assertThat(decided.statusCode()).isEqualTo(200);
            assertThat(decided.body()).contains("Approved").doesNotContain(mark);
            assertThat(answers).allSatisfy(answer -> assertThat(answer).contains(plan.value()).doesNotContain(mark));
            assertThat(server.laptop().ledger().events(plan.run(), 0).toString()).doesNotContain(mark);
            assertThat(texts()).containsKeys("slipway.db", "log.jsonl", "outbox/" + plan + "-r1-bob.eml");
            assertThat(texts()).allSatisfy((_, text) -> assertThat(text.contains(mark)).isFalse());
            assertThat(texts().values()).anyMatch(text -> text.contains(approval.callback().token().value()));
        }
    }

    /// What the route says to somebody who brings a token, and says their yes where it takes one.
    private String answered(Visitor visitor, URI route, PlanId plan, String token) throws Exception {
        var request = HttpRequest.newBuilder(route).header("authorization", "Bearer " + token);
        return visitor.sent(route.getPath().equals("/approve")
                        ? request.header("content-type", "application/json")
                                .POST(BodyPublishers.ofString("{\"plan_id\":\"" + plan + "\",\"decision\":\"approve\"}"))
                        : request)
                .body();
    }

    /// Every file of the data folder, byte for byte.
    private Map<String, String> texts() throws IOException {
        try (var files = Files.walk(home)) {
            var texts = new TreeMap<String, String>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                texts.put(home.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return texts;
        }
    }
}
