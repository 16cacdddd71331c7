package dev.slipway.function.api.review;

import dev.slipway.core.approval.PlanDiff;
import dev.slipway.core.approval.ReadReview;
import dev.slipway.core.approval.Standing;
import dev.slipway.core.model.Finding;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.Severity;
import dev.slipway.core.plan.DeploymentPlan;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.RemovalPlan;
import dev.slipway.core.step.Evidence;
import dev.slipway.function.api.page.Frame;
import dev.slipway.function.api.page.ReviewView;
import dev.slipway.function.api.page.ReviewView.Asked;
import dev.slipway.function.api.page.ReviewView.Change;
import dev.slipway.function.api.page.ReviewView.Changes;
import dev.slipway.function.api.page.ReviewView.Decision;
import dev.slipway.function.api.page.ReviewView.Rules;
import dev.slipway.function.api.page.Seen;
import dev.slipway.function.api.page.Tone;
import dev.slipway.function.api.page.When;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What core knows of a review, as a person reads it.
final class ReviewViews {
    private static final int SENTENCE = 4000;

    private final Evidence evidence;
    private final RolloutLines rollouts;
    private final String signIn;

    ReviewViews(Evidence evidence, ReviewSteps steps) {
        this.evidence = evidence;
        this.rollouts = new RolloutLines(new AlarmLines(steps.alarms()));
        this.signIn = steps.signIn();
    }

    /// @param form what may be filled in, where this person may decide now
    ReviewView of(
            ReadReview.Review review, Person person, boolean olderRound, List<String> complaints, Optional<Decision> form, Instant now) {
        var intent = review.record().intent();
        var place = review.record().plan().orElseThrow().place();
        var grounds = Grounds.of(review.record(), evidence);
        return new ReviewView(
                new Frame("%s in %s".formatted(intent.app(), intent.environment()), "Review", Seen.of(person)),
                Headline.verb(review.record()),
                Seen.of(model(review).map(ModelId::value).orElse("what runs")),
                Seen.of(intent.app()),
                Seen.of(intent.environment()),
                Seen.of("account %s, %s".formatted(place.account(), place.region())),
                new StandingLines(review, person, now).of(olderRound),
                complaints,
                new Asked(Seen.of(intent.requester()), new When(intent.acceptedAt(), now), Seen.lines(intent.sentence(), SENTENCE)),
                changes(review.diff()),
                Figures.of(review),
                Figures.priced(review.record().cost()),
                rules(review, grounds, now),
                grounds.rows(),
                rollouts.of(review, now),
                VoiceLines.of(review, now),
                Fingerprints.of(review),
                wantsSignIn(review) ? signIn : "",
                form);
    }

    private static boolean wantsSignIn(ReadReview.Review review) {
        return review.approval().isPending()
                && review.standing().equals(new Standing.Barred(Standing.Why.NOT_SIGNED_IN));
    }

    private static Optional<ModelId> model(ReadReview.Review review) {
        return switch (review.record().plan().orElseThrow()) {
            case DeploymentPlan deployment -> Optional.of(deployment.model());
            case RemovalPlan _ -> review.endpoint().flatMap(EndpointRecord::current).map(Generation::model);
        };
    }

    private static Changes changes(PlanDiff diff) {
        var against = diff.generation()
                .map("Against generation %d, which serves now"::formatted)
                .orElse("Nothing serves here now");
        return new Changes(
                against,
                diff.generation().isPresent(),
                diff.lines().stream()
                        .map(line -> new Change(
                                Seen.of(name(line.field())), Seen.of(line.before().orElse("")), Seen.of(line.after().orElse(""))))
                        .toList());
    }

    /// A field of ours as a title; an argument of the server stays as it is spelled.
    private static String name(String field) {
        return Character.isLowerCase(field.charAt(0)) ? Character.toUpperCase(field.charAt(0)) + field.substring(1) : field;
    }

    private static Rules rules(ReadReview.Review review, Grounds grounds, Instant now) {
        var findings = review.approval().need().findings();
        var lines = new GroundLines(review, now);
        long people = findings.stream().filter(finding -> finding.severity() == Severity.NEEDS_APPROVAL).count();
        var summary = "No rule stands against it, and %s people to decide.".formatted(people == 1 ? "one wants" : people + " want");
        return new Rules(summary, findings.stream().map(finding -> finding(finding, lines, grounds)).toList());
    }

    private static ReviewView.Finding finding(Finding finding, GroundLines lines, Grounds grounds) {
        return new ReviewView.Finding(
                tone(finding.severity()),
                weight(finding.severity()),
                Seen.of(finding.rule()),
                Seen.of(finding.observed()),
                Seen.of(finding.limit()),
                Seen.of(finding.remedy()),
                lines.of(finding),
                grounds.clauses(finding));
    }

    private static Tone tone(Severity severity) {
        return switch (severity) {
            case DENY -> Tone.BAD;
            case NEEDS_APPROVAL -> Tone.WAITING;
            case WARNING -> Tone.PLAIN;
        };
    }

    private static String weight(Severity severity) {
        return switch (severity) {
            case DENY -> "refused";
            case NEEDS_APPROVAL -> "people decide";
            case WARNING -> "to be known";
        };
    }
}
