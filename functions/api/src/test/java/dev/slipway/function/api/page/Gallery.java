package dev.slipway.function.api.page;

import dev.slipway.wire.http.Html;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the sample pages as files, for eyes: `screenshots` beside `pom.xml` opens them in a browser.
public final class Gallery {
    private Gallery() {}

    /// @param arguments the folder to write to
    public static void main(String... arguments) throws IOException {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var pages = new Pages();
        write(folder, "review", pages.review(PageSamples.review()));
        write(folder, "unknown", pages.notice(PageSamples.unknown()));
        write(folder, "sign-in-needed", pages.notice(PageSamples.signInNeeded()));
        write(folder, "sign-in", pages.signIn(PageSamples.signIn()));
        write(folder, "approvals", pages.approvals(PageSamples.approvals()));
    }

    private static void write(Path folder, String name, Html page) throws IOException {
        Files.writeString(folder.resolve(name + ".html"), page.text());
    }
}
