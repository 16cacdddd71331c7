package dev.slipway.app.journey;

import dev.slipway.app.server.Identities;
import dev.slipway.core.Patience;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.function.api.FormPage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/// Whoever comes to a laptop's server over HTTP, by the letters in its outbox.
final class Visitor implements AutoCloseable {
    static final String APP = "careful-x";

    private static final String INTENT =
            "{\"intent\":\"deploy llama-3.1 8B\",\"app\":\"%s\",\"env\":\"prod\",\"dry_run\":true}".formatted(APP);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path home;

    Visitor(Path home) {
        this.home = home;
    }

    /// Alice asks for something about which people have to decide.
    PlanId asks(URI server) throws Exception {
        var request = HttpRequest.newBuilder(server.resolve("/intent"))
                .header("authorization", "Bearer " + token("alice"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(INTENT));
        var location = sent(request).headers().firstValue("location").orElseThrow();
        return new PlanId(location.substring(location.lastIndexOf('/') + 1));
    }

    /// The link of Bob's letter, once it is there.
    URI link(PlanId plan) throws IOException {
        var letter = home.resolve("outbox/" + plan + "-r1-bob.eml");
        Patience.until(letter.toString(), () -> Files.exists(letter), () -> Arrays.toString(home.resolve("outbox").toFile().list()));
        var line = Files.readAllLines(letter).stream().filter(each -> each.contains("/review/")).findFirst();
        return URI.create(line.orElseThrow().strip());
    }

    /// What the browser of somebody who signed in keeps.
    String session(URI server, String person) throws Exception {
        var answer = post(server.resolve("/sign-in"), "", "token=" + token(person));
        return FormPage.of("", answer.headers().allValues("set-cookie")).cookie();
    }

    String token(String person) {
        return Identities.in(home, Settings.read(Map.of())).token(new Person(person), Duration.ofMinutes(5));
    }

    HttpResponse<String> get(URI address, String cookies) throws Exception {
        return sent(HttpRequest.newBuilder(address).header("cookie", cookies));
    }

    /// A form, as a browser sends it from the page it came with.
    HttpResponse<String> post(URI address, String cookies, String body) throws Exception {
        return sent(HttpRequest.newBuilder(address)
                .header("cookie", cookies)
                .header("content-type", "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> sent(HttpRequest.Builder request) throws Exception {
        return client.send(request.timeout(Duration.ofMinutes(3)).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
    }
}
