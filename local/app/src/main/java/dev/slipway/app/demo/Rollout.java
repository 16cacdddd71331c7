package dev.slipway.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.app.server.Following;
import dev.slipway.app.show.Timeline;
import dev.slipway.core.model.ResourceName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Watches a plan: tells its events, and remembers when what lasted, at Slipway and at SageMaker.
final class Rollout implements Following.Listener {
    private final Stage stage;
    private final Optional<ResourceName> endpoint;
    private final List<Timeline.Span> steps = new ArrayList<>();
    private final List<Timeline.Span> hosted = new ArrayList<>();
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
        before.ifPresent(from -> lengthen(steps, name(event.path("type").asText()), from, at));
        before = Optional.of(at);
    }

    @Override
    public void look(JsonNode plan) {
        endpoint.map(name -> Stage.seen(
                        () -> stage.endpoint(name).map(there -> there.status().name()).orElse("")))
                .filter(status -> !status.isEmpty())
                .ifPresent(status -> {
                    var now = stage.clock().instant();
                    var from = hosted.isEmpty() ? now : hosted.getLast().to();
                    lengthen(hosted, "SageMaker " + status, from, now);
                });
    }

    Timeline drawn() {
        var spans = new ArrayList<>(steps);
        spans.addAll(hosted);
        return new Timeline(spans);
    }

    private static void lengthen(List<Timeline.Span> spans, String name, Instant from, Instant to) {
        boolean same = !spans.isEmpty() && spans.getLast().name().equals(name);
        spans.add(new Timeline.Span(name, same ? spans.removeLast().from() : from, to));
    }

    /// What was going on until this event.
    private static String name(String type) {
        return switch (type) {
            case "PlanMade", "PlanImpossible" -> "plan";
            case "PlanJudged" -> "guard";
            case "ExecutionStarted", "EffectStarted", "EffectDone", "ExecutionDeclined" -> "execute";
            case "RolloutStage", "RolloutFinished", "RolloutMissed", "EndpointRemoved" -> "roll out";
            case "UndoStarted", "PlanBlocked", "UndoFinished", "UndoMissed" -> "go back";
            case "EndpointTried" -> "try the endpoint";
            default -> "audit";
        };
    }
}
