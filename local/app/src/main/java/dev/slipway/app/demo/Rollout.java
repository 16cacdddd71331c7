package dev.slipway.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.app.server.Following;
import dev.slipway.app.show.Timeline;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.rollout.HostedEndpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Watches a plan: tells its events, and remembers when what lasted, at Slipway and at SageMaker.
final class Rollout implements Following.Listener {
    private static final int PER_CENT = 100;
    private static final int ALL = 100;

    private final Stage stage;
    private final Optional<ResourceName> endpoint;
    private final List<Timeline.Span> steps = new ArrayList<>();
    private final List<Timeline.Span> hosted = new ArrayList<>();
    private final List<Timeline.Span> oldFleet = new ArrayList<>();
    private final List<Timeline.Span> newFleet = new ArrayList<>();
    private final List<Timeline.Span> alarms = new ArrayList<>();
    private Optional<Instant> before = Optional.empty();

    /// @param endpoint whose status at SageMaker is looked at as well
    Rollout(Stage stage, Optional<ResourceName> endpoint) {
        this.stage = stage;
        this.endpoint = endpoint;
    }

    @Override
    public void event(JsonNode event) {
        stage.report().event(event);
        var at = Instant.parse(event.path("at").asText());
        before.ifPresent(from -> lengthen(steps, name(event), from, at));
        before = Optional.of(at);
    }

    @Override
    public void look(JsonNode plan) {
        endpoint.ifPresent(name -> {
            try {
                stage.outside().endpoint(name).ifPresent(this::look);
                var firing = stage.outside().firing(name);
                if (!firing.isEmpty()) {
                    mark(alarms, "ALARM " + String.join(", ", firing));
                }
            } catch (StepFailure trouble) {
                mark(hosted, trouble.toString());
            }
        });
    }

    private void look(HostedEndpoint there) {
        mark(hosted, "SageMaker " + there.status().name());
        int share = there.move().map(HostedEndpoint.Move::share).orElse(0) / PER_CENT;
        if (share > 0) {
            mark(oldFleet, "old fleet %d %%".formatted(ALL - share));
            mark(newFleet, "new fleet %d %%".formatted(share));
        }
    }

    Timeline drawn() {
        var spans = new ArrayList<>(steps);
        spans.addAll(hosted);
        spans.addAll(oldFleet);
        spans.addAll(newFleet);
        spans.addAll(alarms);
        return new Timeline(spans);
    }

    /// It is so now, and has been since the last look where that saw the same.
    private void mark(List<Timeline.Span> spans, String name) {
        var now = stage.clock().instant();
        boolean same = !spans.isEmpty() && spans.getLast().name().equals(name);
        lengthen(spans, name, same ? spans.getLast().to() : now, now);
    }

    private static void lengthen(List<Timeline.Span> spans, String name, Instant from, Instant to) {
        boolean same = !spans.isEmpty() && spans.getLast().name().equals(name);
        spans.add(new Timeline.Span(name, same ? spans.removeLast().from() : from, to));
    }

    /// What was going on until this event.
    private static String name(JsonNode event) {
        return switch (event.path("type").asText()) {
            case "PlanMade", "PlanImpossible" -> "plan";
            case "PlanJudged" -> "guard";
            case "ApprovalRequested", "ReviewViewed", "VoteRecorded", "ApprovalDecided", "PersonRefused", "LinkRefused" -> "people";
            case "EffectStarted", "EffectDone", "EffectRefused" -> event.path("detail").path("effect").asText().startsWith("mail/")
                    ? "people"
                    : "execute";
            case "ExecutionStarted", "ExecutionDeclined" -> "execute";
            case "RolloutStage", "RolloutFinished", "RolloutMissed", "EndpointRemoved" -> "roll out";
            case "UndoStarted", "PlanBlocked", "UndoFinished", "UndoMissed" -> "go back";
            case "EndpointTried" -> "try the endpoint";
            default -> "audit";
        };
    }
}
