package dev.slipway.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.keys.AesVault;
import dev.slipway.app.keys.KeyRing;
import dev.slipway.app.server.Identities;
import dev.slipway.app.server.Server;
import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.ApprovalState;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.engine.Clock;
import dev.slipway.function.api.FormPage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the letter in the outbox to the decision, as a browser goes that way.
final class ReviewJourneyTest {
    private static final String INTENT =
            "{\"intent\":\"deploy llama-3.1 8B\",\"app\":\"careful-x\",\"env\":\"prod\",\"dry_run\":true}";

    private final HttpClient browser =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path home;

    @Test
    void aLetterLeadsToAReviewAndASignedInPersonDecides() throws Exception {
        var settings = Settings.read(Map.of());
        try (var server = Server.open(settings, home, Clock.real(), 0)) {
            var plan = accepted(server.address(), token(settings, "alice"));
            var link = link(plan);
            var unknown = get(link, "");
            var session = session(server.address(), token(settings, "bob"));
            var page = get(link, session);
            var form = FormPage.of(page.body(), page.headers().allValues("set-cookie"));

            var decided = post(
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
                    .doesNotContain(link.getPath().substring("/review/".length()), form.with(Map.of()).get("form"), token(settings, "bob"));
        }
    }

    @Test
    void theTaskTokenLiesSealedBesideTheApprovalAndNowhereElse() throws Exception {
        var settings = Settings.read(Map.of());
        try (var server = Server.open(settings, home, Clock.real(), 0)) {
            var plan = accepted(server.address(), token(settings, "alice"));
            var link = link(plan);
            var approval = server.laptop().ledger().read(Approval.key(plan)).value();
            var token = new AesVault(KeyRing.in(home.resolve("vault.key")))
                    .open(approval.callback().token(), plan)
                    .value();
            var session = session(server.address(), token(settings, "bob"));
            var answers = new ArrayList<String>();
            answers.add(answered(server.address().resolve("/approvals"), plan, token(settings, "bob")));
            answers.add(get(server.address().resolve("/approvals-ui"), session).body());
            answers.add(get(link, session).body());
            answers.add(answered(server.address().resolve("/approve"), plan, token(settings, "bob")));
            answers.add(answered(server.address().resolve("/plan/" + plan), plan, token(settings, "alice")));
            var mark = token.substring(token.length() / 2);

            assertThat(answers).allSatisfy(answer -> assertThat(answer).contains(plan.value()).doesNotContain(mark));
            assertThat(server.laptop().ledger().events(plan.run(), 0).toString()).doesNotContain(mark);
            assertThat(texts()).containsKeys("slipway.db", "log.jsonl", "outbox/" + plan + "-r1-bob.eml");
            assertThat(texts()).allSatisfy((_, text) -> assertThat(text.contains(mark)).isFalse());
            assertThat(texts().values()).anyMatch(text -> text.contains(approval.callback().token().value()));
        }
    }

    /// What the route says to somebody who brings a token, and says their yes where it takes one.
    private String answered(URI route, PlanId plan, String token) throws Exception {
        var request = HttpRequest.newBuilder(route).header("authorization", "Bearer " + token);
        return sent(route.getPath().equals("/approve")
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

    private PlanId accepted(URI server, String token) throws Exception {
        var request = HttpRequest.newBuilder(server.resolve("/intent"))
                .header("authorization", "Bearer " + token)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(INTENT));
        var location = sent(request).headers().firstValue("location").orElseThrow();
        return new PlanId(location.substring(location.lastIndexOf('/') + 1));
    }

    private URI link(PlanId plan) throws IOException {
        var letter = home.resolve("outbox/" + plan + "-r1-bob.eml");
        while (!Files.exists(letter)) {
            Thread.onSpinWait();
        }
        var line = Files.readAllLines(letter).stream().filter(each -> each.contains("/review/")).findFirst();
        return URI.create(line.orElseThrow().strip());
    }

    private String session(URI server, String token) throws Exception {
        var answer = post(server.resolve("/sign-in"), "", "token=" + token);
        return FormPage.of("", answer.headers().allValues("set-cookie")).cookie();
    }

    private HttpResponse<String> get(URI address, String cookies) throws Exception {
        return sent(HttpRequest.newBuilder(address).header("cookie", cookies));
    }

    private HttpResponse<String> post(URI address, String cookies, String body) throws Exception {
        return sent(HttpRequest.newBuilder(address)
                .header("cookie", cookies)
                .header("content-type", "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) throws Exception {
        return browser.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    }

    private String token(Settings settings, String person) {
        return Identities.in(home, settings).token(new Person(person), Duration.ofMinutes(5));
    }
}
