package dev.slipway.function.api.page;

import dev.slipway.function.api.page.ReviewView.Alarm;
import dev.slipway.function.api.page.ReviewView.Alarms;
import dev.slipway.function.api.page.ReviewView.Asked;
import dev.slipway.function.api.page.ReviewView.Change;
import dev.slipway.function.api.page.ReviewView.Changes;
import dev.slipway.function.api.page.ReviewView.Clause;
import dev.slipway.function.api.page.ReviewView.Decision;
import dev.slipway.function.api.page.ReviewView.Figure;
import dev.slipway.function.api.page.ReviewView.Finding;
import dev.slipway.function.api.page.ReviewView.Ground;
import dev.slipway.function.api.page.ReviewView.Priced;
import dev.slipway.function.api.page.ReviewView.Rollout;
import dev.slipway.function.api.page.ReviewView.Row;
import dev.slipway.function.api.page.ReviewView.Rules;
import dev.slipway.function.api.page.ReviewView.Standing;
import dev.slipway.function.api.page.ReviewView.Voice;
import dev.slipway.function.api.page.ReviewView.Voices;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A review as bob might get it to see.
final class PageSamples {
    static final Instant NOW = Instant.parse("2026-11-21T12:18:00Z");

    private static final String IMAGE = "sha256:9f2c7a41d0e6b85c33f1a7d24e9b60c8175fae02b4d3c9886f5e1a7d0c42be91";

    private PageSamples() {}

    static ReviewView review() {
        return review("deploy llama-3.1 8B for chatbot-x, we outgrew the small one");
    }

    static ReviewView review(String sentence) {
        return new ReviewView(
                new Frame("Approve chatbot-x in prod?", "Review", Seen.of("bob")),
                "Deploy",
                Seen.of("meta/llama-3.1-8b-instruct"),
                Seen.of("chatbot-x"),
                Seen.of("prod"),
                Seen.of("account 000000000000, us-east-1"),
                new Standing(
                        Tone.WAITING,
                        "Your word is asked for",
                        "1 of 2 people have approved so far. It expires",
                        Optional.of(when("2026-11-21T20:00:00Z"))),
                List.of(),
                new Asked(Seen.of("alice"), when("2026-11-21T12:00:12Z"), Seen.lines(sentence, 4000)),
                new Changes(
                        "Against generation 3, which serves now",
                        true,
                        List.of(
                                change("Model", "meta/llama-3.2-3b-instruct", "meta/llama-3.1-8b-instruct"),
                                change("Image", "sha256:51ab0c9de77f…88f0", "sha256:9f2c7a41d0e6…be91"),
                                change("Instance type", "ml.g6.xlarge", "ml.g6e.xlarge"),
                                change("Instances", "1", "2"),
                                change("NIM_MAX_MODEL_LEN", "", "8192"))),
                List.of(
                        new Figure("Now", "1.41", "1,029 USD a month", "what serves today"),
                        new Figure("Then", "3.72", "2,717 USD a month", "+2.31 an hour"),
                        new Figure("While it rolls out", "5.13", "for about 55 minutes", "both fleets are billed"),
                        new Figure("At worst", "7.44", "5,434 USD a month", "4 instances, if it scales out")),
                Optional.of(new Priced("1 Nov 2026", Seen.of(sentence))),
                new Rules("17 rules looked at this plan: 15 have nothing against it, 2 want people to decide.", findings(sentence)),
                List.of(
                        new Row(Seen.of("Fits"), Seen.of("needs 19.2 of 44.7 GiB a GPU for 8,192 tokens")),
                        new Row(Seen.of("Not chosen"), Seen.of("ml.g6.xlarge: 19.2 GiB needed, 22.3 GiB there, but 1.1 GiB short with 8,192 tokens"))),
                new Rollout(
                        "How it comes in",
                        List.of(
                                Seen.of("A second fleet of 2 × ml.g6e.xlarge starts beside the one that serves."),
                                Seen.of("Traffic moves to it, 1 of 2 instances (50 % of the traffic) first, where 10 % was asked for, and is watched for 10 min."),
                                Seen.of("All traffic moves; the old fleet stays for another 10 minutes, then it goes.")),
                        List.of(
                                Seen.of("Any alarm below, or a failed trial request, moves all traffic back to generation 3."),
                                Seen.of("The same plan stays blocked on this endpoint until a person clears it.")),
                        Optional.of(new Alarms(
                                when("2026-11-21T12:18:00Z"),
                                List.of(
                                        new Alarm(Seen.of("chatbot-x-prod-5xx"), Seen.of("1 % of invocations fail in 1 minute"), Tone.BAD, "fires"),
                                        new Alarm(Seen.of("chatbot-x-prod-latency"), Seen.of("p99 above 4 s in 1 minute"), Tone.GOOD, "quiet")),
                                "An alarm fires."))),
                new Voices(
                        "Needed are 2 people of approvers, among them one of finance. Whoever asked never counts.",
                        List.of(new Voice(Tone.GOOD, Seen.of("carol"), "Approved", when("2026-11-21T12:11:40Z"), Seen.lines("", 1000))),
                        List.of("One more of approvers", "One of finance")),
                List.of(
                        new Row(Seen.of("Plan"), Seen.of("01KAJZ9T00000000000000000A")),
                        new Row(Seen.of("Plan hash"), Seen.of("sha256:1d1b7cf0d1f0f4b8a6c3f9077e2a1cc6e05b22f0a5f8acb7f2c4e5bb36f01a77")),
                        new Row(Seen.of("Image"), Seen.of("nim/meta/llama-3.1-8b-instruct@" + IMAGE)),
                        new Row(Seen.of("Audit"), Seen.of("checkpoint 4,182 of 21 Nov 2026, 12:17 UTC: 6a0c19e2…d41f"))),
                "",
                Optional.of(new Decision("form-token", Seen.of("chatbot-x"), "it rolls out", "", "")));
    }

    static NoticeView unknown() {
        return new NoticeView(
                new Frame("Not found", "Review", Seen.of("")),
                Tone.PLAIN,
                "This link leads nowhere",
                List.of(Seen.of("It is not one of ours, or not all of it arrived: some mail programs break long links in two."),
                        Seen.of("Open it from the letter itself, or ask whoever sent it.")),
                "",
                "f5e1a7d0");
    }

    static NoticeView signInNeeded() {
        return new NoticeView(
                new Frame("Sign in", "Review", Seen.of("")),
                Tone.WAITING,
                "Production wants to know who you are",
                List.of(Seen.of("For this environment the link alone is not enough: sign in as the person it was sent to.")),
                "/sign-in",
                "");
    }

    static SignInView signIn() {
        return new SignInView(new Frame("Sign in", "Sign in", Seen.of("")), "");
    }

    static ApprovalsView approvals() {
        return new ApprovalsView(
                new Frame("Approvals", "Approvals", Seen.of("bob")),
                List.of(new ApprovalsView.Waiting(
                        Seen.of("chatbot-x"), Seen.of("prod"), "Deploy", Seen.of("meta/llama-3.1-8b-instruct"), "3.72 USD an hour",
                        Seen.of("alice"), when("2026-11-21T12:00:12Z"), when("2026-11-21T20:00:00Z"), "1 of 2 people have approved",
                        Tone.WAITING, "Your word is asked for", Seen.of("01KAJZ9T00000000000000000A"))),
                "");
    }

    static When when(String at) {
        return new When(Instant.parse(at), NOW);
    }

    private static Change change(String name, String before, String after) {
        return new Change(Seen.of(name), Seen.of(before), Seen.of(after));
    }

    private static List<Finding> findings(String quote) {
        return List.of(
                new Finding(
                        Tone.WAITING, "people decide", Seen.of("PeopleApproveEnvironment"),
                        Seen.of("a change in prod"), Seen.of("approved by somebody who did not ask for it"),
                        Seen.of("ask an approver"),
                        List.of(new Ground(Seen.of("the environment prod"), Seen.of("wish of alice, 21 Nov 2026, 12:00 UTC"), Seen.of(""))),
                        List.of(new Clause(Seen.of("PPL-1"), Seen.of("People approve production"),
                                Seen.of("Every change in prod is approved by a person who did not ask for it.")))),
                new Finding(
                        Tone.WAITING, "people decide", Seen.of("PeopleApproveCost"),
                        Seen.of("3.72 USD/h"), Seen.of("0.00 USD/h"), Seen.of("ask an approver"),
                        List.of(new Ground(Seen.of("3.72 USD an hour for 2 × ml.g6e.xlarge"), Seen.of("price of 1 Nov 2026"), Seen.of(quote))),
                        List.of(new Clause(Seen.of("PPL-2"), Seen.of("People approve what is expensive"),
                                Seen.of("A plan that costs more than 10 USD an hour in dev or 25 in staging needs a person. In prod the limit is 0.")))));
    }
}
