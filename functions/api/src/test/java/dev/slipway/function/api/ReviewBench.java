package dev.slipway.function.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.core.Scene;
import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.Callbacks;
import dev.slipway.core.approval.DecideApproval;
import dev.slipway.core.approval.LinkMinter;
import dev.slipway.core.approval.LinkReader;
import dev.slipway.core.approval.ListApprovals;
import dev.slipway.core.approval.People;
import dev.slipway.core.approval.ReadAlarms;
import dev.slipway.core.approval.ReadReview;
import dev.slipway.core.approval.RefuseLink;
import dev.slipway.core.approval.TestKeys;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.checkpoint.ExportAudit;
import dev.slipway.core.model.Origin;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.AcceptIntent;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.rollout.ListEndpoints;
import dev.slipway.core.rollout.ReadPlan;
import dev.slipway.core.step.Ledger;
import dev.slipway.function.api.review.FormTokens;
import dev.slipway.function.api.review.ReviewSteps;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The api over a scene in which people are asked, seen through their letters.
final class ReviewBench {
    private static final String ORIGIN = "here";
    private static final String FORMS = "forms";

    final Scene scene = new Scene();
    final List<String> log = new ArrayList<>();
    private final RequestStreamHandler handler = over(scene.ledger);

    /// The same over another ledger.
    RequestStreamHandler over(Ledger ledger) {
        return over(ledger, () -> scene.desk.people);
    }

    /// And over others than the people of the desk.
    RequestStreamHandler over(Ledger ledger, People people) {
        var steps = new ApiSteps(
                new AcceptIntent(ledger, scene.policies, scene.workflows),
                new ReadPlan(ledger, people),
                new ListEndpoints(ledger, scene.policies),
                new ExportAudit(ledger, new Origin(ORIGIN), new Person("dave")::equals),
                Bench.hands(ledger),
                scene.evidence,
                ledger,
                List::of,
                steps(ledger, people, scene.workflows, scene.metrics));
        return new ApiHandler(steps, () -> scene.now);
    }

    /// Over links of the test keys, and forms of another origin.
    static ReviewSteps steps(Ledger ledger, People people, Workflows workflows, Metrics metrics) {
        var keys = new TestKeys();
        return new ReviewSteps(
                new ReadReview(ledger, people),
                new ReadAlarms(metrics),
                new DecideApproval(ledger, people, new Callbacks(ledger, keys, workflows)),
                new ListApprovals(ledger, people),
                new RefuseLink(ledger),
                new LinkReader(keys, ORIGIN),
                new FormTokens(new LinkMinter(keys, FORMS), new LinkReader(keys, FORMS)),
                "/sign-in");
    }

    RequestStreamHandler handler() {
        return handler;
    }

    Answered send(Asked asked) {
        return asked.to(handler, context());
    }

    /// The path of the link in this person's letter of this round.
    String path(PlanId plan, int round, Person person) {
        var line = scene.desk.letter(plan, round, person).body().lines().filter(text -> text.contains("/review/")).findFirst().orElseThrow();
        return line.substring(line.indexOf("/review/"));
    }

    static Asked open(String path) {
        return Asked.get(path).byNobody();
    }

    /// A form as a browser sends it from a page of ours.
    static Asked form(String path, String cookie, Map<String, String> fields) {
        return sent(path, FormPage.encoded(fields)).with("sec-fetch-site", "same-origin").with("origin", "null").with("cookie", cookie);
    }

    /// The same without anything that a browser adds.
    static Asked sent(String path, String body) {
        return new Asked(
                "POST",
                path,
                "",
                Map.of("content-type", "application/x-www-form-urlencoded"),
                Optional.empty(),
                HexFormat.of().formatHex(body.getBytes(StandardCharsets.UTF_8)));
    }

    Approval approval(PlanId plan) {
        return scene.desk.approval(plan);
    }

    List<AuditEvent> events(PlanId plan) {
        var events = new ArrayList<AuditEvent>();
        var page = scene.store.events(plan.run(), 0);
        while (!page.isEmpty()) {
            events.addAll(page);
            page = scene.store.events(plan.run(), page.getLast().sequence());
        }
        return events;
    }

    List<String> told(PlanId plan) {
        return events(plan).stream().map(AuditEvent::type).toList();
    }

    /// Long enough for the machine to ask again.
    void anotherRound(PlanId plan) {
        scene.pass(Duration.ofHours(8));
        scene.desk.ask(plan, "t2");
    }

    private Context context() {
        LambdaLogger logger = new LambdaLogger() {
            @Override
            public void log(String line) {
                log.add(line);
            }

            @Override
            public void log(byte[] line) {
                throw new UnsupportedOperationException();
            }
        };
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, method, _) -> method.getName().equals("getLogger") ? logger : null);
    }
}
