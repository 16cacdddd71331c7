package dev.slipway.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.server.Server;
import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.ApprovalState;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.model.PlanId;
import dev.slipway.engine.Clock;
import dev.slipway.function.api.FormPage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program that comes by a letter, opens every link that it finds and sends every form as it is: it decides nothing and
/// signs nobody in, alone and in the browser of somebody who signed in.
final class ScannerJourneyTest {
    @TempDir
    private Path home;

    @Test
    void aScannerOfALetterDecidesNothingAndSignsNobodyIn() throws Exception {
        try (var visitor = new Visitor(home);
                var server = Server.open(Settings.read(Map.of()), home, Clock.real(), 0)) {
            var plan = visitor.asks(server.address());
            var link = visitor.link(plan);

            var alone = scanned(visitor, link, "");
            var signedIn = scanned(visitor, link, visitor.session(server.address(), "bob"));

            assertThat(alone).containsExactlyInAnyOrder(link.getPath(), "/sign-in");
            assertThat(signedIn).containsExactly(link.getPath());
            decidedNothing(server, plan);
        }
    }

    @Test
    void aScannerOfThePagesOfSomebodyWhoSignedInDecidesNothing() throws Exception {
        try (var visitor = new Visitor(home);
                var server = Server.open(Settings.read(Map.of()), home, Clock.real(), 0)) {
            var plan = visitor.asks(server.address());
            visitor.link(plan);

            var seen = scanned(visitor, server.address().resolve("/sign-in"), visitor.session(server.address(), "bob"));

            assertThat(seen).containsExactlyInAnyOrder("/sign-in", "/approvals-ui");
            decidedNothing(server, plan);
        }
    }

    @Test
    void noOtherSpellingOfALinksAddressLeadsToThePlan() throws Exception {
        try (var visitor = new Visitor(home);
                var server = Server.open(Settings.read(Map.of()), home, Clock.real(), 0)) {
            var link = visitor.link(visitor.asks(server.address()));
            var token = link.getPath().substring("/review/".length());
            var spelled = "%%%02X".formatted((int) token.charAt(0)) + token.substring(1);

            for (var path : List.of(
                    "/review/" + spelled,
                    "/review//" + token,
                    "//review/" + token,
                    "/review/./" + token,
                    "/review/x/../" + token,
                    "/review%2F" + token,
                    "/%72eview/" + token,
                    "/Review/" + token,
                    "/review/" + token + "/",
                    "/review/" + token + ";a=b",
                    "/review/" + token + "%00",
                    "/review/" + token + "%20",
                    "/review/" + token + "=",
                    "/review/" + token.toLowerCase(Locale.ROOT))) {
                var answer = visitor.get(URI.create(server.address() + path), "");

                assertThat(answer.statusCode()).as(path).isBetween(400, 499);
                assertThat(answer.body()).as(path).doesNotContain(Visitor.APP);
            }
            assertThat(visitor.get(link, "").statusCode()).isEqualTo(200);
        }
    }

    private static void decidedNothing(Server server, PlanId plan) {
        var approval = server.laptop().ledger().read(Approval.key(plan)).value();
        assertThat(approval.state()).isEqualTo(ApprovalState.PENDING);
        assertThat(approval.votes()).isEmpty();
        assertThat(server.laptop().ledger().events(plan.run(), 0)).noneMatch(event -> event.type().equals("VoteRecorded"));
    }

    /// The paths of all pages that it came to.
    private static Set<String> scanned(Visitor visitor, URI begin, String cookies) throws Exception {
        var seen = new LinkedHashSet<String>();
        var open = new ArrayDeque<>(List.of(begin));
        while (!open.isEmpty()) {
            var address = open.poll();
            if (seen.add(address.getPath())) {
                var page = visitor.get(address, cookies);
                var form = FormPage.of(page.body(), page.headers().allValues("set-cookie"));
                form.links().forEach(link -> open.add(address.resolve(link.isEmpty() ? address.getPath() : link)));
                sends(visitor, address, form, cookies);
            }
        }
        return seen;
    }

    private static void sends(Visitor visitor, URI address, FormPage page, String cookies) throws Exception {
        for (var method : List.of("HEAD", "OPTIONS", "PUT", "DELETE")) {
            var request = HttpRequest.newBuilder(address).header("cookie", cookies).method(method, BodyPublishers.noBody());
            signsNobodyIn(visitor.sent(request));
        }
        for (var fields : fillings(page)) {
            signsNobodyIn(visitor.post(address, cookies + "; " + page.cookie(), FormPage.encoded(fields)));
        }
    }

    /// Everything that can be sent without typing.
    private static List<Map<String, String>> fillings(FormPage page) {
        var fillings = new ArrayList<Map<String, String>>();
        fillings.add(Map.of());
        fillings.add(page.hidden());
        fillings.add(page.with(Map.of("token", "")));
        for (var choice : page.choices()) {
            fillings.add(page.with(Map.of("decision", choice)));
            fillings.add(page.with(Map.of("decision", choice, "confirmation", "", "reason", "")));
        }
        return fillings;
    }

    private static void signsNobodyIn(HttpResponse<String> answer) {
        assertThat(answer.headers().allValues("set-cookie"))
                .noneMatch(cookie -> cookie.startsWith("slipway-session=") && !cookie.startsWith("slipway-session=;"));
    }
}
