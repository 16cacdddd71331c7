package dev.slipway.function.api.review;

import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.Round;
import dev.slipway.core.approval.Vote;
import dev.slipway.function.api.page.ReviewView.Voice;
import dev.slipway.function.api.page.ReviewView.Voices;
import dev.slipway.function.api.page.Seen;
import dev.slipway.function.api.page.Tone;
import dev.slipway.function.api.page.When;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Who has spoken, and who is still asked.
final class VoiceLines {
    private static final int LONGEST = 1000;

    private VoiceLines() {}

    static Voices of(Approval approval, Instant now) {
        var needed = "Needed is the word of %s. Whoever asked for the plan has no say in it."
                .formatted(approval.need().requirement().sentence());
        return new Voices(
                needed,
                approval.votes().stream().map(vote -> voice(vote, now)).toList(),
                approval.isPending() ? missing(approval) : List.of());
    }

    /// Such as «1 of 2 people have approved so far».
    static String count(Approval approval) {
        long said = approval.votes().stream()
                .filter(vote -> vote.decision() == Vote.Decision.APPROVE)
                .map(Vote::person)
                .distinct()
                .count();
        int needed = approval.need().requirement().votes();
        return needed == 1 && said == 0
                ? "Nobody has approved so far; one person is enough"
                : "%d of %d people have approved so far".formatted(said, needed);
    }

    private static Voice voice(Vote vote, Instant now) {
        var said = switch (vote.decision()) {
            case APPROVE -> "Approved";
            case REJECT -> "Rejected";
        };
        return new Voice(
                vote.decision() == Vote.Decision.APPROVE ? Tone.GOOD : Tone.BAD,
                Seen.of(vote.voice()),
                said,
                new When(vote.at(), now),
                Seen.lines(vote.reason().orElse(""), LONGEST));
    }

    private static List<String> missing(Approval approval) {
        var silent = approval.rounds().stream()
                .flatMap(round -> round.invited().stream())
                .map(Round.Invitation::person)
                .filter(person -> approval.voteIn(person).isEmpty() && approval.voteOf(person).isEmpty())
                .map(person -> person.value())
                .distinct()
                .collect(Collectors.joining(", "));
        return silent.isEmpty() ? List.of() : List.of("Asked, and not heard of yet: " + silent);
    }
}
