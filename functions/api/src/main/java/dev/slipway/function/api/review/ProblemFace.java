package dev.slipway.function.api.review;

import dev.slipway.core.model.Problem;
import dev.slipway.function.api.page.Frame;
import dev.slipway.function.api.page.NoticeView;
import dev.slipway.function.api.page.Pages;
import dev.slipway.function.api.page.Seen;
import dev.slipway.function.api.page.Tone;
import dev.slipway.wire.http.Face;
import dev.slipway.wire.http.Html;
import java.util.List;

/// Refusals as pages. What leads nowhere looks the same, whatever was wrong with it.
final class ProblemFace implements Face {
    private final Pages pages;
    private final String kind;
    private final String signIn;

    ProblemFace(Pages pages, String kind, String signIn) {
        this.pages = pages;
        this.kind = kind;
        this.signIn = signIn;
    }

    /// What is said of one kind of refusal.
    private record Said(Tone tone, String line, List<String> sentences) {
        Said(Tone tone, String line, String... sentences) {
            this(tone, line, List.of(sentences));
        }
    }

    @Override
    public Html of(int status, List<Problem> problems, String requestId) {
        var said = said(status, problems.getFirst());
        return pages.notice(new NoticeView(
                new Frame(said.line(), kind, Seen.of("")),
                said.tone(),
                said.line(),
                said.sentences().stream().map(Seen::of).toList(),
                status == 401 ? signIn : "",
                requestId));
    }

    private static Said said(int status, Problem problem) {
        return switch (problem.code()) {
            case "unknown_link", "bad_path", "unknown_path" ->
                new Said(
                        Tone.PLAIN,
                        "This link leads nowhere",
                        "It is none of ours, or not all of it arrived: some mail programs break long links in two.",
                        "Open it from the letter itself, or ask whoever sent it.");
            case "expired_link" ->
                new Said(
                        Tone.PLAIN,
                        "The time of this link is over",
                        "Nothing can be decided by it any more. What still waits for you is listed under Approvals.");
            case "unauthenticated" ->
                new Said(
                        Tone.WAITING,
                        "Who are you?",
                        "This page shows what concerns one person: sign in as the person you are.",
                        "If you have done so already and came from another site, just look again.");
            case "sign_in_needed" ->
                new Said(
                        Tone.WAITING,
                        "Who are you?",
                        "Here a link alone is not enough: sign in as the person you are.",
                        "If you have done so already and came from another site, just look again.");
            case "no_say" ->
                new Said(Tone.BAD, "You have no say in this", "It takes " + problem.accepted() + ".", "That you tried is written into the plan's audit chain.");
            case "stale_form" ->
                new Said(Tone.WAITING, "Nothing was decided", "This form was not made for you in this browser, or it is out of date.", "Open the link again and fill it in once more.");
            case "other_site" ->
                new Said(Tone.BAD, "Nothing was decided", "The form did not come from a page of ours.", "Open the link from your letter and send the form there.");
            case "too_many_requests", "throttled" ->
                new Said(Tone.PLAIN, "Not so fast", "Too many requests came from here. Wait a little, then look again.");
            default -> status < 500 ? wrong(problem) : trouble();
        };
    }

    private static Said wrong(Problem problem) {
        return new Said(
                Tone.PLAIN,
                "That cannot be answered",
                "Something about the request is not accepted: %s.".formatted(about(problem)),
                "Accepted is " + problem.accepted() + ".");
    }

    /// What it is in a word or two, and which one; a field that these words name already has its value told instead.
    private static String about(Problem problem) {
        var words = problem.code().replace('_', ' ');
        var field = problem.field().startsWith("/") ? problem.field().substring(1) : problem.field();
        var which = field.isEmpty() || words.endsWith(field) ? problem.observed() : field;
        return which.isEmpty() ? words : words + ": " + which;
    }

    private static Said trouble() {
        return new Said(
                Tone.BAD,
                "That did not work",
                "The trouble is ours, and nothing was decided unless a page said so. Look again in a moment.",
                "If it stays, tell the operator the request below.");
    }
}
