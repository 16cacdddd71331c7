package dev.slipway.function.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A page as a program that knows HTML sees it: its links, and a form with what it holds.
public record FormPage(String html, String cookie) {
    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*\\bhref=\"([^\"]*)\"");
    private static final Pattern INPUT = Pattern.compile("<(?:input|button)\\b[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(type|name|value)=\"([^\"]*)\"");

    static FormPage of(Answered answer) {
        return of(answer.text(), answer.cookies());
    }

    /// A page and the lines of `Set-Cookie` that came with it.
    public static FormPage of(String html, List<String> cookies) {
        return new FormPage(
                html, cookies.stream().map(line -> line.substring(0, line.indexOf(';'))).collect(Collectors.joining("; ")));
    }

    /// Where its links lead.
    public List<String> links() {
        return LINK.matcher(html).results().map(link -> link.group(1)).toList();
    }

    /// What is hidden in the form.
    public Map<String, String> hidden() {
        return inputs("hidden").stream().collect(Collectors.toMap(one -> one.get("name"), one -> one.get("value")));
    }

    /// The values among which one is chosen.
    public List<String> choices() {
        return inputs("radio").stream().map(one -> one.get("value")).toList();
    }

    /// What is hidden, and these fields.
    public Map<String, String> with(Map<String, String> fields) {
        var all = new TreeMap<>(hidden());
        all.putAll(fields);
        return all;
    }

    /// As a browser writes them into a body.
    public static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private List<Map<String, String>> inputs(String type) {
        return INPUT.matcher(html).results()
                .map(input -> ATTRIBUTE.matcher(input.group()).results().collect(Collectors.toMap(one -> one.group(1), one -> one.group(2), (one, _) -> one)))
                .filter(input -> type.equals(input.get("type")))
                .toList();
    }
}
