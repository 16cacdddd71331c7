package dev.slipway.function.api.page;

import java.util.List;
import java.util.Optional;

/// Everything that somebody sees who is asked to decide.
///
/// Shape: values are ready to be read and in the order in which they are shown; every [Seen] may hold foreign text; `place` is the account and the region. The `form`
/// is there only where this person may decide now; `signIn` is where they show who they are, empty where that is no matter.
public record ReviewView(
        Frame frame,
        String headline,
        Seen model,
        Seen app,
        Seen environment,
        Seen place,
        Standing standing,
        List<String> complaints,
        Asked asked,
        Changes changes,
        List<Figure> figures,
        Optional<Priced> priced,
        Rules rules,
        List<Row> evidence,
        Rollout rollout,
        Voices voices,
        List<Row> fingerprints,
        String signIn,
        Optional<Decision> form) {
    public ReviewView {
        complaints = List.copyOf(complaints);
        figures = List.copyOf(figures);
        evidence = List.copyOf(evidence);
        fingerprints = List.copyOf(fingerprints);
    }

    /// How the approval stands, in a line and a sentence.
    public record Standing(Tone tone, String line, String sentence, Optional<When> until) {}

    /// Who asked, in which words, when, and which findings made it a matter for people.
    public record Asked(Seen requester, When at, Seen sentence) {}

    /// A name and a value.
    public record Row(Seen name, Seen value) {}

    /// What differs from what runs; `against` names that, and `compares` says whether anything does.
    public record Changes(String against, boolean compares, List<Change> lines) {
        public Changes {
            lines = List.copyOf(lines);
        }
    }

    /// One thing that differs; empty on the side where it is not.
    public record Change(Seen name, Seen before, Seen after) {}

    /// An amount an hour, and the same a month.
    public record Figure(String name, String hour, String month, String note) {}

    /// The day of the prices, and where they come from in the words of whoever listed them.
    public record Priced(String day, Seen source) {}

    /// What the rules said: those with something to say, and how many had nothing.
    public record Rules(String summary, List<Finding> findings) {
        public Rules {
            findings = List.copyOf(findings);
        }
    }

    /// What one rule said, and the clauses behind it.
    public record Finding(
            Tone tone,
            String weight,
            Seen rule,
            Seen observed,
            Seen accepted,
            Seen remedy,
            List<Ground> grounds,
            List<Clause> clauses) {
        public Finding {
            grounds = List.copyOf(grounds);
            clauses = List.copyOf(clauses);
        }
    }

    /// A figure that a finding rests on.
    ///
    /// Shape: `said` is where it comes from and as of when, in words of ours; `quote` what stands there, word for word, empty
    /// where nothing does.
    public record Ground(Seen figure, Seen said, Seen quote) {}

    /// A clause of the policy in the words that people agreed on.
    public record Clause(Seen id, Seen title, Seen text) {}

    /// How it comes in, or goes, and how it is taken back; `title` says which.
    public record Rollout(String title, List<Seen> steps, List<Seen> back, Optional<Alarms> alarms) {
        public Rollout {
            steps = List.copyOf(steps);
            back = List.copyOf(back);
        }
    }

    /// The alarms that take it back, as they were `at` the moment in which the page was made; `note` is what to think of that, or
    /// empty.
    public record Alarms(When at, List<Alarm> lines, String note) {
        public Alarms {
            lines = List.copyOf(lines);
        }
    }

    /// An alarm, when it fires, and its state.
    public record Alarm(Seen name, Seen rule, Tone tone, String state) {}

    /// Who has spoken, and who is still to speak.
    public record Voices(String needed, List<Voice> votes, List<String> missing) {
        public Voices {
            votes = List.copyOf(votes);
            missing = List.copyOf(missing);
        }
    }

    /// One person's word.
    public record Voice(Tone tone, Seen person, String said, When at, Seen reason) {}

    /// What is to be filled in; `token` is hidden in the form, `follows` is what a yes leads to.
    public record Decision(String token, Seen confirmation, String follows, String chosen, String reason) {}
}
