package dev.slipway.function.api.page;

import dev.slipway.core.model.Digest;
import dev.slipway.wire.http.Html;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/// Views to pages. Safe for many threads.
public final class Pages {
    private static final String STYLESHEET = "slipway.css";

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final String stylesheet = stylesheet();
    private final String style = source(stylesheet);

    /// A review, whether or not it may still be decided.
    public Html review(ReviewView view) {
        return page("review.jte", view);
    }

    /// What waits.
    public Html approvals(ApprovalsView view) {
        return page("approvals.jte", view);
    }

    /// One thing that is to be said.
    public Html notice(NoticeView view) {
        return page("notice.jte", view);
    }

    /// The way to show who one is.
    public Html signIn(SignInView view) {
        return page("sign-in.jte", view);
    }

    private Html page(String template, Object view) {
        var out = new StringOutput();
        templates.render(template, Map.of("view", view, "stylesheet", stylesheet), out);
        return new Html(out.toString(), style);
    }

    private static String stylesheet() {
        try (var in = Pages.class.getResourceAsStream(STYLESHEET)) {
            if (in == null) {
                throw new FileNotFoundException(STYLESHEET);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As a content security policy names it: the hash of exactly the text between the tags.
    private static String source(String text) {
        var hash = HexFormat.of().parseHex(Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex());
        return "sha256-" + Base64.getEncoder().encodeToString(hash);
    }
}
