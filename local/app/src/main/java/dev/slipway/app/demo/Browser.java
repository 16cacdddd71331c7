package dev.slipway.app.demo;

import dev.slipway.app.store.Trouble;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// What a person does with the link of a letter: opens it, and fills in the form.
final class Browser implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("http://\\S+/review/\\S+");
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token;
    private String cookie = "";

    /// @param token what the person signed in with
    Browser(String token) {
        this.token = token;
    }

    /// The link of a letter.
    static URI link(String letter) {
        return LINK.matcher(letter)
                .results()
                .map(found -> URI.create(found.group()))
                .findFirst()
                .orElseThrow(() -> new Malformed("the letter holds no link"));
    }

    HttpResponse<String> open(URI link) {
        var page = send(request(link).GET().build());
        cookie = page.headers().firstValue("set-cookie").map(set -> set.split(";", 2)[0]).orElse("");
        return page;
    }

    /// Sends the form of a page that was opened, with the application's name typed in.
    HttpResponse<String> approve(URI link, String page, String app) {
        var form = FORM.matcher(page);
        if (!form.find()) {
            throw new Malformed("the review shows no form");
        }
        var body = "form=%s&decision=approve&confirmation=%s&reason="
                .formatted(URLEncoder.encode(form.group(1), StandardCharsets.UTF_8), app);
        return send(request(link)
                .header("content-type", "application/x-www-form-urlencoded")
                // As browsers send it from a page that lets no referrer out.
                .header("origin", "null")
                .header("cookie", cookie)
                .header("sec-fetch-site", "same-origin")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(URI link) {
        return HttpRequest.newBuilder(link).header("authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Unavailable("the review does not open: " + Trouble.words(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted at a review", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
