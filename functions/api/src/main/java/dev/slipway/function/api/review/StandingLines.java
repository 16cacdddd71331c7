package dev.slipway.function.api.review;

import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.ReadReview;
import dev.slipway.core.approval.Standing;
import dev.slipway.core.approval.Vote;
import dev.slipway.core.model.Person;
import dev.slipway.function.api.page.ReviewView;
import dev.slipway.function.api.page.Tone;
import dev.slipway.function.api.page.When;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/// How an approval stands, as one person is to hear it.
final class StandingLines {
    private final Approval approval;
    private final ReadReview.Review review;
    private final Person person;
    private final Instant now;

    StandingLines(ReadReview.Review review, Person person, Instant now) {
        this.approval = review.approval();
        this.review = review;
        this.person = person;
        this.now = now;
    }

    ReviewView.Standing of(boolean olderRound) {
        return switch (approval.state()) {
            case PENDING -> pending(olderRound);
            case APPROVED -> decided(Tone.GOOD, "Approved", "by " + voters(Vote.Decision.APPROVE) + "; " + goesOn());
            case REJECTED -> decided(Tone.BAD, "Rejected", "by " + voters(Vote.Decision.REJECT) + ". This plan goes no further, decided");
            case EXPIRED -> decided(Tone.PLAIN, "Too late", "Not enough people spoke in time. This plan goes no further; its time was over");
            case SUPERSEDED ->
                decided(Tone.PLAIN, "Overtaken", "What runs has changed since people were asked, so this plan goes no further. That was noticed");
            case CANCELLED -> decided(Tone.PLAIN, "Called off", calledOff());
        };
    }

    private ReviewView.Standing pending(boolean olderRound) {
        if (olderRound) {
            return open(Tone.PLAIN, "There is a newer letter", "This link is of an earlier round and no longer decides: use the one in your newest letter. The plan stays open until");
        }
        if (review.standing().equals(new Standing.Barred(Standing.Why.NOT_SIGNED_IN))) {
            return open(Tone.WAITING, "Sign in to decide", "Here a link alone only shows a plan. " + count() + "; it stays open until");
        }
        if (review.standing() instanceof Standing.Barred(Standing.Why why)) {
            return open(Tone.PLAIN, "Others decide this", because(why) + " It stays open until");
        }
        var own = review.tally().of(person);
        var lapse = own.flatMap(VoiceLines::lapse);
        if (lapse.isPresent()) {
            return open(Tone.PLAIN, "Your word counts no more", lapse.get() + ", and nobody speaks twice. " + count() + "; it stays open until");
        }
        if (own.isPresent()) {
            var said = own.get().vote().decision() == Vote.Decision.APPROVE ? "You approved this" : "You rejected this";
            return open(Tone.GOOD, said, "Your word is recorded. " + count() + "; it stays open until");
        }
        return spokenFor()
                .map(other -> open(Tone.PLAIN, "Your seat has spoken", other + " has decided in your place. It stays open until"))
                .orElseGet(() -> open(Tone.WAITING, "Your word is asked for", count() + ". It stays open until"));
    }

    private Optional<Person> spokenFor() {
        return review.standing() instanceof Standing.Entitled(Person seat) ? review.tally().in(seat).map(Vote::person) : Optional.empty();
    }

    private String count() {
        return VoiceLines.count(approval, review.tally());
    }

    /// Nobody called it off where the run ended by itself.
    private String calledOff() {
        return review.calledOff()
                .map(word -> word.by() + " called it off before people decided. That was")
                .orElse("The run ended before people decided");
    }

    private static String because(Standing.Why why) {
        return switch (why) {
            case AUTHOR -> "You asked for this plan, so you have no say in it.";
            case FOR_AUTHOR -> "You would speak for somebody who asked for this plan.";
            case NOT_SIGNED_IN, NO_DELEGATE, NO_MEMBER -> "You belong to no group that decides about it.";
        };
    }

    private String goesOn() {
        return switch (review.record().status()) {
            case AWAITING_APPROVAL -> "every rule looks at it once more before anything runs. That was";
            default -> "the plan is now " + review.record().status().word() + ". It was approved";
        };
    }

    private String voters(Vote.Decision decision) {
        return approval.votes().stream()
                .filter(vote -> vote.decision() == decision)
                .map(vote -> vote.person().value())
                .collect(Collectors.joining(" and "));
    }

    private ReviewView.Standing open(Tone tone, String line, String sentence) {
        return new ReviewView.Standing(tone, line, sentence, Optional.of(new When(approval.expires(), now)));
    }

    private ReviewView.Standing decided(Tone tone, String line, String sentence) {
        return new ReviewView.Standing(tone, line, sentence, approval.decidedAt().map(at -> new When(at, now)));
    }
}
