package dev.slipway.app.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;

/// An audit event as one line of progress.
public final class EventText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private EventText() {}

    /// Time and what happened; nothing for an event that its successor tells better.
    public static Optional<String> of(JsonNode event) {
        return said(event).map(said -> time(Instant.parse(event.path("at").asText())) + "  " + said);
    }

    static String names(JsonNode people) {
        return people.isEmpty()
                ? "nobody, for nobody has a say"
                : people.valueStream().map(Plain::of).collect(Collectors.joining(", "));
    }

    /// A moment here, to the minute.
    static String day(JsonNode at) {
        return DAY.format(Instant.parse(at.asText()).atZone(ZoneId.systemDefault()));
    }

    /// The time of day here.
    static String time(Instant at) {
        return TIME.format(at.atZone(ZoneId.systemDefault()));
    }

    private static Optional<String> said(JsonNode event) {
        var detail = event.path("detail");
        return switch (event.path("type").asText()) {
            case "EffectStarted" -> Optional.empty();
            case "IntentAccepted" -> Optional.of("intent accepted");
            case "PlanMade" -> Optional.of("plan made");
            case "PlanImpossible" -> Optional.of("no plan can be made");
            case "PlanJudged" -> Optional.of("guard says " + Plain.of(detail.path("verdict")));
            case "ApprovalRequested" -> Optional.of("round %s: asking %s"
                    .formatted(Plain.of(detail.path("round")), names(detail.path("approvers"))));
            case "ReviewViewed" -> Optional.of(known(event, "%s looks at it", "somebody with the link of %s looks at it"));
            case "VoteRecorded" -> Optional.of(
                    "%s says: %s".formatted(Plain.of(event.path("actor")), Plain.of(detail.path("decision"))));
            case "ApprovalDecided" -> Optional.of("people have decided: " + Plain.of(detail.path("decision")));
            case "PersonRefused" -> Optional.of(
                    "%s has no say: %s".formatted(Plain.of(event.path("actor")), Plain.of(detail.path("why"))));
            case "LinkRefused" -> Optional.of(
                    known(event, "a link is refused to %s", "the link of %s is refused") + ": " + Plain.of(detail.path("why")));
            case "ExecutionStarted" -> Optional.of("carrying it out");
            case "EffectDone" -> Optional.of(
                    (event.path("actor").asText().equals("Rehearsal") ? "rehearsed: " : "done: ")
                            + Plain.of(detail.path("effect")));
            case "EffectRefused" -> Optional.of(
                    "not done: %s: %s".formatted(Plain.of(detail.path("effect")), Plain.of(detail.path("reason"))));
            case "ExecutionDeclined" -> Optional.of("declined: " + Plain.of(detail.path("reason")));
            case "RolloutFinished" -> Optional.of("in service, as planned");
            case "RolloutMissed" -> Optional.of("rollout missed: " + Plain.of(detail.path("reason")));
            case "RolloutStage" -> Optional.of("SageMaker: %s, %s %% of the new fleet serve"
                    .formatted(
                            Plain.of(detail.path("stage")), detail.path("share_basis_points").asInt() / 100));
            case "UndoStarted" -> Optional.of("going back to " + Plain.of(detail.path("to")));
            case "PlanBlocked" -> Optional.of("this plan is kept away from " + Plain.of(detail.path("endpoint")));
            case "UndoFinished" -> Optional.of("the last good generation serves again");
            case "UndoMissed" -> Optional.of("it did not go back: " + Plain.of(detail.path("reason")));
            case "RollbackRequested" -> Optional.of("a rollback was asked for");
            case "RollbackFound" -> Optional.of("generation %s is the last good one".formatted(Plain.of(detail.path("to"))));
            case "RollbackRefused" -> Optional.of(
                    "generation %s may not run again: refused by policy".formatted(Plain.of(detail.path("to"))));
            case "NothingToDo" -> Optional.of("nothing to do: " + Plain.of(detail.path("reason")));
            case "CancelRequested" -> Optional.of("called off by " + Plain.of(event.path("actor")));
            case "PlanCancelled" -> Optional.of("cancelled, before anything was changed");
            case "EndpointTried" -> Optional.of("tried: " + Plain.of(detail.path("qa")));
            case "EndpointRemoved" -> Optional.of("removed");
            case "PlanRehearsed" -> Optional.of("rehearsed, nothing was called");
            case "DeploymentAudited" -> Optional.of("closed: " + Plain.of(detail.path("status")));
            default -> Optional.of(Plain.of(event.path("type")));
        };
    }

    /// Says who it was, or whose link came where nobody said who they are.
    private static String known(JsonNode event, String person, String link) {
        return event.path("actor").asText().equals("Link")
                ? link.formatted(Plain.of(event.path("detail").path("sent_to")))
                : person.formatted(Plain.of(event.path("actor")));
    }
}
