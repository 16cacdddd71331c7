package dev.slipway.function.api.review;

import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.ReadReview;
import dev.slipway.core.approval.Round;
import dev.slipway.core.approval.Tally;
import dev.slipway.core.approval.Vote;
import dev.slipway.core.model.Group;
import dev.slipway.core.plan.Cancellation;
import dev.slipway.function.api.page.ReviewView.Voice;
import dev.slipway.function.api.page.ReviewView.Voices;
import dev.slipway.function.api.page.Seen;
import dev.slipway.function.api.page.Tone;
import dev.slipway.function.api.page.When;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who has spoken, and who is still asked.
final class VoiceLines {
    private static final int LONGEST = 1000;

    private VoiceLines() {}

    static Voices of(ReadReview.Review review, Instant now) {
        var approval = review.approval();
        var tally = review.tally();
        var votes = tally.words().stream().map(word -> voice(word, approval, now));
        var needed = "Needed is the word of %s. Whoever asked for the plan has no say in it."
                .formatted(approval.need().requirement().sentence());
        return new Voices(
                needed,
                Stream.concat(votes, review.calledOff().map(word -> voice(word, now)).stream()).toList(),
                approval.isPending() ? missing(approval, tally) : List.of());
    }

    /// Such as «1 of 2 people have approved so far». Words that count no more are not counted.
    static String count(Approval approval, Tally tally) {
        long said = tally.approving();
        int needed = approval.need().requirement().votes();
        if (needed == 1 && said == 0) {
            return "Nobody has approved so far; one person is enough";
        }
        var silent = tally.without(approval.need().requirement().groups()).stream()
                .map(Group::value)
                .collect(Collectors.joining(" or "));
        var count = "%d of %d people have approved so far".formatted(said, needed);
        return said < needed || silent.isEmpty() ? count : count + ", and nobody of " + silent;
    }

    /// Why a word counts no more, as the people are now; nothing while it does.
    static Optional<String> lapse(Tally.Word word) {
        var vote = word.vote();
        return word.lapsed().map(why -> switch (why) {
            case NO_DELEGATE -> "%s is no delegate of %s any more".formatted(vote.person(), vote.seat());
            case NO_MEMBER -> "%s is in no group that decides about it any more".formatted(vote.seat());
            case AUTHOR, FOR_AUTHOR -> "%s asked for the plan".formatted(vote.seat());
            case NOT_SIGNED_IN -> "%s has not signed in".formatted(vote.person());
        });
    }

    /// What was decided stands, whoever has left since then.
    private static Voice voice(Tally.Word word, Approval approval, Instant now) {
        var vote = word.vote();
        var lapse = lapse(word).filter(_ -> approval.isPending());
        var said = switch (vote.decision()) {
            case APPROVE -> "Approved";
            case REJECT -> "Rejected";
        };
        var tone = vote.decision() == Vote.Decision.APPROVE ? Tone.GOOD : Tone.BAD;
        return new Voice(
                lapse.isPresent() ? Tone.PLAIN : tone,
                Seen.of(vote.voice()),
                said + lapse.map(why -> ", and it counts no more: " + why).orElse(""),
                new When(vote.at(), now),
                Seen.lines(vote.reason().orElse(""), LONGEST));
    }

    private static Voice voice(Cancellation word, Instant now) {
        return new Voice(
                Tone.PLAIN, Seen.of(word.by()), "Called off", new When(word.at(), now), Seen.lines(word.reason().orElse(""), LONGEST));
    }

    private static List<String> missing(Approval approval, Tally tally) {
        var silent = approval.rounds().stream()
                .flatMap(round -> round.invited().stream())
                .map(Round.Invitation::person)
                .filter(person -> tally.in(person).isEmpty() && tally.of(person).isEmpty())
                .map(person -> person.value())
                .distinct()
                .collect(Collectors.joining(", "));
        return silent.isEmpty() ? List.of() : List.of("Asked, and not heard of yet: " + silent);
    }
}
