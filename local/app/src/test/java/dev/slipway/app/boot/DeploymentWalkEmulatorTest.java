package dev.slipway.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.app.boot.Gate.Asked;
import dev.slipway.twin.run.TwinSettings;
import dev.slipway.twin.run.Twins;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The packages carry two deployments of production from intent to audit, and take the second back: with the events that the
/// machines send, in their order, over LocalStack and twins.
///
/// What a package lost of its classes is seen here, for every service is called that is called on AWS; but ECR, for which the
/// registry's twin stands.
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client has a native part for Linux alone")
@EnabledIfEnvironmentVariable(named = "AWS_ENDPOINT_URL", matches = "http.+")
// A busy machine starts JVMs slowly.
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class DeploymentWalkEmulatorTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EVENTS = Path.of("../../events");
    private static final String ROLE = "arn:aws:iam::000000000000:role/slipway-boot-prod-rollout";

    private static final String ANSWERED = "states SendTaskSuccess";

    /// What the machines wait between two looks.
    private static final Duration WAIT = Duration.ofSeconds(60);

    private static final int LOOKS = 240;

    /// What each function asks AWS beside its tables; the registry is asked without a signature.
    private static final Map<Packaged, List<String>> NEEDED = Map.ofEntries(
            entry(Packaged.API, "s3 GET", "states StartExecution", "kms VerifyMac", "sts AssumeRole", "monitoring DescribeAlarms", "kms Decrypt", ANSWERED),
            entry(Packaged.PLAN, "s3 GET", "s3 PUT", "secretsmanager GetSecretValue"),
            entry(Packaged.GUARD, "s3 GET", "s3 PUT", "secretsmanager GetSecretValue", "pricing GetProducts", "sts AssumeRole", "monitoring DescribeAlarms"),
            entry(Packaged.REQUEST_APPROVAL, "s3 GET", "kms Encrypt", "kms GenerateMac", "sns Publish"),
            entry(
                    Packaged.EXECUTE,
                    "sts AssumeRole",
                    "sagemaker CreateModel",
                    "sagemaker CreateEndpointConfig",
                    "sagemaker CreateEndpoint",
                    "sagemaker UpdateEndpoint",
                    "monitoring PutMetricAlarm"),
            entry(Packaged.WATCH, "sts AssumeRole", "sagemaker DescribeEndpoint", "sagemaker POST", "monitoring PutMetricData"),
            entry(Packaged.VALIDATE, "sts AssumeRole", "sagemaker POST"),
            entry(Packaged.AUDIT, "s3 GET", "sns Publish", "events PutEvents"),
            entry(Packaged.ALARM_RAISED, "states StartExecution"),
            entry(Packaged.FIND_LAST_GOOD, "sts AssumeRole", "sagemaker DescribeEndpoint"),
            entry(Packaged.UNDO, "sts AssumeRole", "sagemaker UpdateEndpoint"),
            entry(Packaged.SWEEP, "kms Decrypt", ANSWERED),
            entry(Packaged.CHECKPOINT, "kms Sign", "s3 PUT"));

    private final Map<Packaged, Set<String>> asked = new EnumMap<>(Packaged.class);
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private Twins twins;
    private Gate aws;
    private Gate sagemaker;
    private Gate cloudwatch;
    private Account account;
    private Installed packages;

    @BeforeEach
    void install() throws IOException, InterruptedException {
        var localStack = System.getenv("AWS_ENDPOINT_URL");
        twins = open(Twins.start(TwinSettings.standard().withClock(() -> Instant.now().plus(ahead.get()))));
        aws = open(Gate.before(localStack));
        sagemaker = open(Gate.before(twins.sagemaker().uri().toString()));
        cloudwatch = open(Gate.before(twins.cloudwatch().uri().toString()));
        account = Account.furnished(URI.create(localStack));
        var settings = new TreeMap<>(account.settings());
        settings.putAll(Map.of(
                "AWS_ENDPOINT_URL", aws.address(),
                "AWS_ENDPOINT_URL_PRICING", aws.address(),
                "AWS_ENDPOINT_URL_SAGEMAKER", sagemaker.address(),
                "AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME", sagemaker.address(),
                "AWS_ENDPOINT_URL_CLOUDWATCH", cloudwatch.address(),
                "SLIPWAY_REGISTRY_URL", twins.registry().uri().toString(),
                "EXECUTE", "true"));
        packages = open(new Installed(settings, this::wait));
    }

    @AfterEach
    void remove() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    private <T extends AutoCloseable> T open(T part) {
        open.push(part);
        return part;
    }

    @Test
    void productionIsDeployedUpdatedAndTakenBack() throws Exception {
        var first = planned("deploy llama-3.1 8B for chatbot-x");
        approved(first);
        carriedOut(first);
        var second = planned("deploy llama-3.1 8B on ml.g5.xlarge for chatbot-x");
        shown(second);
        approvedAndDeliveredBySweep(second);
        carriedOut(second);
        takenBack();
        writtenDown();

        assertThat(asked).containsOnlyKeys(Packaged.values());
        assertThat(asked).allSatisfy((function, calls) -> assertThat(calls).as(function.step()).containsAll(NEEDED.get(function)));
        assertThat(aws.roles()).containsExactly(ROLE);
    }

    /// As far as people have to be asked.
    private String planned(String sentence) throws IOException, InterruptedException {
        var plan = intended(sentence);
        says(Packaged.PLAN, plan(plan), "Planned", plan);
        says(Packaged.GUARD, plan(plan), "NeedsApproval", plan);
        var question = call(Packaged.REQUEST_APPROVAL, plan(plan).put("token", account.token(plan)));
        assertThat(question.line().path("run").textValue()).isEqualTo(plan);
        return plan;
    }

    private void carriedOut(String plan) throws IOException, InterruptedException {
        assertThat(account.output(plan).path("outcome").textValue()).isEqualTo("Approved");
        says(Packaged.GUARD, plan(plan), "Allowed", plan);
        says(Packaged.EXECUTE, plan(plan), "Started", plan);
        follows(plan);
        says(Packaged.VALIDATE, run(plan), "Passed", plan);
        says(Packaged.AUDIT, ended(plan), "Finished", plan);
    }

    private String intended(String sentence) throws IOException, InterruptedException {
        var event = sample("api-intent");
        ((ObjectNode) event.path("headers")).put("prefer", "wait=0").put("idempotency-key", sentence.replace(" ", "-"));
        event.put("body", object().put("intent", sentence).put("env", "prod").put("app", "chatbot-x").toString());
        return body(call(Packaged.API, event), 202).path("plan_id").textValue();
    }

    /// Behind the link of the last letter.
    private void shown(String plan) throws IOException, InterruptedException {
        var event = sample("api-review");
        var path = "/review/" + aws.links().getLast();
        event.put("rawPath", path);
        ((ObjectNode) event.at("/requestContext/http")).put("path", path);
        var called = call(Packaged.API, event);
        assertThat(called.answer().path("statusCode").intValue()).as(called::toString).isEqualTo(200);
        assertThat(called.answer().path("body").textValue()).contains(plan).contains("</html>");
    }

    private void approved(String plan) throws IOException, InterruptedException {
        var event = sample("api-approve");
        event.put("body", object().put("plan_id", plan).put("decision", "approve").put("reason", "because").toString());
        body(call(Packaged.API, event), 200);
    }

    private void approvedAndDeliveredBySweep(String plan) throws IOException, InterruptedException {
        aws.lose(ANSWERED);
        approved(plan);
        assertThat(aws.toLose()).as("what was to be lost was asked").isEmpty();
        assertThat(call(Packaged.SWEEP, sample("clock-sweep")).answer().path("failed").intValue()).isZero();
    }

    /// As the machine does: it waits a minute and looks again.
    private void follows(String run) throws IOException, InterruptedException {
        var outcome = "InProgress";
        for (int i = 0; i < LOOKS && outcome.equals("InProgress"); i++) {
            wait(WAIT);
            var called = call(Packaged.WATCH, run(run));
            outcome = called.answer().path("outcome").textValue();
            assertThat(called.line().path("outcome").textValue()).isEqualTo(outcome);
        }
        assertThat(outcome).isEqualTo("InService");
    }

    private void takenBack() throws Exception {
        var heard = call(Packaged.ALARM_RAISED, alarm());
        assertThat(heard.answer().path("outcome").textValue()).as(heard::toString).isEqualTo("Started");
        var run = heard.answer().path("run").textValue();
        says(Packaged.FIND_LAST_GOOD, run(run), "Found", run);
        says(Packaged.UNDO, ended(run), "Started", run);
        follows(run);
        says(Packaged.VALIDATE, run(run), "Passed", run);
        says(Packaged.AUDIT, ended(run), "Finished", run);
    }

    private void writtenDown() throws IOException, InterruptedException {
        var swept = call(Packaged.SWEEP, sample("clock-sweep")).answer();
        assertThat(swept.toString()).isEqualTo("{\"running\":0,\"closed\":0,\"failed\":0}");
        var written = call(Packaged.CHECKPOINT, sample("clock-checkpoint")).answer();
        assertThat(written.path("checkpoints").intValue()).isEqualTo(1);
        assertThat(written.path("events").intValue()).isPositive();
    }

    private void wait(Duration time) {
        ahead.updateAndGet(time::plus);
    }

    private JsonNode alarm() throws IOException {
        var text = Files.readString(EVENTS.resolve("alarm-errors.json")).replace("staging", "prod");
        var event = (ObjectNode) JSON.readTree(text);
        ((ObjectNode) event.at("/detail/state")).put("timestamp", Instant.now().toString());
        return event;
    }

    /// The answer that the machine goes on with, and in the call's line as well.
    private void says(Packaged function, JsonNode event, String outcome, String run) throws IOException, InterruptedException {
        var called = call(function, event);
        assertThat(called.answer().path("outcome").textValue()).as(called::toString).isEqualTo(outcome);
        assertThat(called.line().path("outcome").textValue()).isEqualTo(outcome);
        assertThat(called.line().path("run").textValue()).isEqualTo(run);
    }

    /// Whatever goes to SageMaker and CloudWatch must be signed in a session of the place's role.
    private Installed.Called call(Packaged function, JsonNode event) throws IOException, InterruptedException {
        var called = packages.call(function, event);
        var there = Stream.of(sagemaker, cloudwatch).flatMap(gate -> gate.asked().stream()).toList();
        assertThat(there).extracting(Asked::key).isSubsetOf(aws.sessions());
        var all = Stream.concat(aws.asked().stream(), there.stream()).toList();
        assertThat(all).allSatisfy(each -> assertThat(each.status()).isLessThan(500));
        asked.computeIfAbsent(function, _ -> new TreeSet<>()).addAll(all.stream().map(Asked::call).toList());
        return called;
    }

    private static Map.Entry<Packaged, List<String>> entry(Packaged function, String... calls) {
        return Map.entry(function, List.of(calls));
    }

    private static JsonNode body(Installed.Called called, int status) throws IOException {
        assertThat(called.answer().path("statusCode").intValue()).as(called::toString).isEqualTo(status);
        return JSON.readTree(called.answer().path("body").textValue());
    }

    private static ObjectNode sample(String name) throws IOException {
        return (ObjectNode) JSON.readTree(Files.readString(EVENTS.resolve(name + ".json")));
    }

    private static ObjectNode plan(String plan) {
        return object().put("plan", plan);
    }

    private static ObjectNode run(String run) {
        return object().put("run", run);
    }

    /// What a machine says at an end without trouble.
    private static ObjectNode ended(String run) {
        var said = run(run);
        said.putArray("failures");
        return said;
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
