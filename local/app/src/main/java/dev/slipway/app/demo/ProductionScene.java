package dev.slipway.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.ResourceName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Production: a second person decides, traffic moves in steps, an alarm speaks, and everything goes back.
final class ProductionScene implements Scene {
    private static final String APP = "support-x";
    private static final String ENV = "prod";
    private static final ResourceName ENDPOINT = new ResourceName(APP + "-" + ENV);
    private static final Person REQUESTER = new Person("alice");
    private static final Person APPROVER = new Person("bob");
    private static final Person OPERATOR = new Person("dave");
    private static final String FIRST = "deploy llama-3.1 8B for support-x";
    private static final String SECOND = "deploy llama-3.2 3B for support-x";
    private static final int REQUESTS_A_MINUTE = 600;

    @Override
    public String title() {
        return "Production: two people, a canary, an alarm, and back";
    }

    @Override
    public void play(Stage stage) {
        var first = decided(stage, FIRST, new Rollout(stage, Optional.empty()), _ -> {});
        stage.report().plan(first, false);
        stage.expect("version 1 is deployed once a person approved", Plans.ended(first, "Deployed"), Plans.told(first));

        stage.dial().traffic(ENDPOINT.value(), REQUESTS_A_MINUTE);
        var rollout = new Rollout(stage, Optional.of(ENDPOINT));
        var second = decided(stage, SECOND, rollout, plan -> stage.dial()
                .badFleet(ENDPOINT.value(), plan.at("/artifact/endpoint_config/name").asText()));
        stage.report().plan(second, false);
        stage.report().note(rollout.drawn().lines());
        stage.expect("an alarm during the bake takes version 2 back", Plans.ended(second, "Undone"), Plans.told(second));
        wentBack(stage, first, second);
        staysAway(stage);
    }

    private interface Before {
        void goingOn(JsonNode plan);
    }

    /// Asked for by one person, decided by another through the link of a letter, followed to its end.
    private static JsonNode decided(Stage stage, String sentence, Rollout rollout, Before before) {
        var following = stage.following(rollout);
        var waiting = stage.askPeople(intent(sentence), following);
        var id = waiting.path("plan_id").asText();
        stage.expect(
                "production waits for people", waiting.path("status").asText().equals("AwaitingApproval"), Plans.told(waiting));
        var refused = stage.as(REQUESTER).post("/approve", approval(id), Map.of(), Duration.ZERO);
        stage.expect("whoever asked for it may not approve it", refused.status() == 403, refused.status());
        before.goingOn(waiting);
        var letter = stage.letter(id + "-r1-" + APPROVER).orElse("");
        stage.report().note(shown(letter));
        approve(stage, letter, id);
        return stage.closed(waiting, following);
    }

    private static ObjectNode intent(String sentence) {
        return Stage.intent(sentence, ENV).put("app", APP);
    }

    private static String approval(String plan) {
        return "{\"plan_id\":\"%s\",\"decision\":\"approve\"}".formatted(plan);
    }

    private static void approve(Stage stage, String letter, String id) {
        try (var browser = stage.browser(APPROVER)) {
            var link = Browser.link(letter);
            var page = browser.open(link);
            var after = stage.get("/plan/" + id).path("status").asText();
            stage.expect(
                    "opening the link of the letter shows the review and decides nothing",
                    page.statusCode() == 200 && page.body().contains(APP) && after.equals("AwaitingApproval"),
                    "%d, then %s".formatted(page.statusCode(), after));
            int said = browser.approve(link, page.body(), APP).statusCode();
            stage.expect("%s approves with the form of the review".formatted(APPROVER), said == 200, said);
        }
    }

    /// The letter without its link: what is printed here may be kept.
    private static List<String> shown(String letter) {
        return letter.lines()
                .dropWhile(line -> !line.isEmpty())
                .skip(1)
                .filter(line -> !line.contains("/review/"))
                .map(line -> "letter | " + line)
                .toList();
    }

    private static void wentBack(Stage stage, JsonNode first, JsonNode second) {
        var wanted = first.at("/artifact/endpoint_config/name").asText();
        var serves = Stage.seen(() -> stage.endpoint(ENDPOINT)
                .map(there -> there.status() + " " + there.config())
                .orElse("nothing"));
        stage.expect("SageMaker serves version 1 again", serves.equals("IN_SERVICE " + wanted), serves);
        var untold = Stream.of(REQUESTER, APPROVER, OPERATOR)
                .filter(person -> stage.letter(second.path("plan_id").asText() + "-end-" + person)
                        .filter(letter -> letter.contains("Undone"))
                        .isEmpty())
                .toList();
        stage.expect("requester, approver and operator are told by mail", untold.isEmpty(), "no letter to " + untold);
    }

    private static void staysAway(Stage stage) {
        var again = stage.ask(intent(SECOND));
        stage.report().plan(again, false);
        stage.expect(
                "the same plan is refused while it is blocked",
                Plans.ended(again, "Denied") && Plans.rules(again).contains("PlanNotBlocked"),
                Plans.rules(again));
    }
}
