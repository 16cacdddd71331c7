package dev.slipway.function.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.wire.http.Html;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What every page of ours keeps, whatever it shows.
class PagesTest {
    private static final Pages PAGES = new Pages();
    private static final Set<String> VOID = Set.of("meta", "input", "br", "path");
    private static final String EVIL = "<img src=x onerror=alert(1)><a href=//evil.example>click</a> \"'` {{7*7}} ${x} @import \u202e";

    static Stream<Html> all() {
        return Stream.of(
                PAGES.review(PageSamples.review()),
                PAGES.review(PageSamples.review(EVIL)),
                PAGES.notice(PageSamples.unknown()),
                PAGES.notice(PageSamples.signInNeeded()),
                PAGES.signIn(PageSamples.signIn()),
                PAGES.approvals(PageSamples.approvals()),
                PAGES.approvals(new ApprovalsView(new Frame("Approvals", "Approvals", Seen.of("bob")), List.of(), "")));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyElementIsClosed(Html page) {
        var open = new ArrayDeque<String>();
        for (var tag : found("<(/?)([a-z][a-z0-9]*)\\b[^>]*?(/?)>", page)) {
            if (!tag.group(1).isEmpty()) {
                assertThat(open.pop()).isEqualTo(tag.group(2));
            } else if (tag.group(3).isEmpty() && !VOID.contains(tag.group(2))) {
                open.push(tag.group(2));
            }
        }
        assertThat(open).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingRunsAndNothingIsFetched(Html page) {
        assertThat(body(page)).doesNotContainPattern("<(script|img|iframe|object|embed|link|base)\\b");
        for (var tag : found("<[a-z][^>]*>", page)) {
            assertThat(tag.group()).doesNotContainPattern("\\s(on[a-z]+|style|src|srcset|srcdoc|formaction|action)\\s*=");
        }
        assertThat(found("href=\"([^\"]*)\"", page)).allMatch(link -> Set.of("", "#decision", "/sign-in", "/approvals-ui").contains(link.group(1)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theStylesheetIsTheOneWhoseHashIsNamed(Html page) throws NoSuchAlgorithmException {
        var style = found("(?s)<style>(.*?)</style>", page);
        var hash = MessageDigest.getInstance("SHA-256").digest(style.getFirst().group(1).getBytes(StandardCharsets.UTF_8));

        assertThat(style).hasSize(1);
        assertThat(page.style()).isEqualTo("sha256-" + Base64.getEncoder().encodeToString(hash));
    }

    @ParameterizedTest
    @MethodSource("all")
    void isReadableForWhoeverDoesNotSeeIt(Html page) {
        var ids = found("\\bid=\"([^\"]+)\"", page).stream().map(id -> id.group(1)).toList();

        assertThat(page.text()).startsWith("<!DOCTYPE html>\n<html lang=\"en\">").containsPattern("<title>[^<]+</title>");
        assertThat(found("<h1[ >]", page)).hasSize(1);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(found("(?:for|aria-labelledby|aria-describedby)=\"([^\"]+)\"", page)).allMatch(use -> ids.contains(use.group(1)));
        for (var field : found("<(?:input|textarea)\\b[^>]*>", page)) {
            var id = Pattern.compile("id=\"([^\"]+)\"").matcher(field.group());
            boolean labelled = id.find() && page.text().contains("<label for=\"" + id.group(1) + "\"");
            assertThat(labelled || field.group().contains("type=\"hidden\"") || field.group().contains("type=\"radio\"")).as(field.group()).isTrue();
        }
        assertThat(found("<th\\b(?![^>]*scope=)[^>]*>", page)).isEmpty();
    }

    @Test
    void whatPeopleWroteStaysText() {
        var page = PAGES.review(PageSamples.review(EVIL)).text();

        assertThat(page)
                .contains("&lt;img src=x onerror=alert(1)&gt;", "{{7*7}} ${x} @import", "U+202E</span>")
                .doesNotContain("<img", "<a href=//evil", "\u202e");
    }

    @Test
    void aDecisionIsNeverFilledInBeforehand() {
        var form = found("(?s)<form.*</form>", PAGES.review(PageSamples.review())).getFirst().group();

        assertThat(form).doesNotContain(" checked").contains("name=\"confirmation\"").doesNotContain("value=\"chatbot-x\"");
    }

    @ParameterizedTest
    @CsvSource({
        "ink, paper", "ink, card", "ink, sunk", "soft, paper", "soft, card", "soft, sunk", "soft, good-wash", "ink, good-wash", "ink, waiting-wash",
        "ink, bad-wash", "good, good-wash", "waiting, waiting-wash", "waiting, paper", "bad, bad-wash", "sea, paper", "sea, card", "on-sea, sea", "on-sea, sea-over"
    })
    void textStandsOutFromItsGround(String text, String ground) {
        for (var scheme : schemes()) {
            assertThat(contrast(scheme.getOrDefault(text, ""), scheme.getOrDefault(ground, ""))).as("%s on %s", text, ground).isGreaterThanOrEqualTo(4.5);
        }
    }

    /// The colours of the light and of the dark scheme.
    private static List<Map<String, String>> schemes() {
        var blocks = found("(?s):root \\{(.*?)\\}", PAGES.notice(PageSamples.unknown()));
        return blocks.subList(0, 2).stream().map(block -> {
            Map<String, String> colours = new TreeMap<>();
            Pattern.compile("--([a-z-]+): #([0-9a-f]{6});").matcher(block.group(1)).results().forEach(c -> colours.put(c.group(1), c.group(2)));
            return colours;
        }).toList();
    }

    /// Source: WCAG 2.2, "contrast ratio".
    private static double contrast(String one, String other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * light(colour, 0) + 0.7152 * light(colour, 2) + 0.0722 * light(colour, 4);
    }

    private static double light(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static String body(Html page) {
        return page.text().substring(page.text().indexOf("<body>"));
    }

    private static List<MatchResult> found(String pattern, Html page) {
        return Pattern.compile(pattern).matcher(page.text()).results().toList();
    }
}
