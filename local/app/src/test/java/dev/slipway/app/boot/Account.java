package dev.slipway.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/// An account of LocalStack that nobody else uses, with what an installation needs in it.
///
/// It is asked without a client of AWS, for LocalStack looks at no signature; the key id is the account.
final class Account {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path POLICIES = Path.of("../../cdk/policies");
    private static final String REGION = "us-east-1";
    private static final int PATIENCE_SECONDS = 180;

    private final URI address;
    private final String id = Long.toString(ThreadLocalRandom.current().nextLong(100_000_000_000L, 1_000_000_000_000L));
    private final Map<String, String> settings = new TreeMap<>();
    private String queue = "";
    private String deployments = "";

    private Account(URI address) {
        this.address = address;
    }

    /// Makes everything, and the settings that name it.
    static Account furnished(URI address) throws IOException, InterruptedException {
        var account = new Account(address);
        account.settings.putAll(Map.of(
                "AWS_ENDPOINT_URL", address.toString(),
                "AWS_ACCESS_KEY_ID", account.id,
                "AWS_SECRET_ACCESS_KEY", "any",
                "SLIPWAY_ORIGIN", "slipway-boot-aws",
                "SLIPWAY_URL", "https://slipway.example.com",
                "PLACE_ROLE", "slipway-boot-{environment}-rollout"));
        account.tables();
        account.buckets();
        account.keys();
        account.questions();
        account.machines();
        account.roads();
        account.secrets();
        return account;
    }

    Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    private void tables() throws IOException, InterruptedException {
        for (var setting : new String[] {"STATE_TABLE", "AUDIT_TABLE"}) {
            var name = bare(setting);
            call("dynamodb", "DynamoDB_20120810.CreateTable", JSON.readTree("""
                    {"TableName": "%s", "BillingMode": "PAY_PER_REQUEST",
                     "AttributeDefinitions": [{"AttributeName": "partition", "AttributeType": "S"}, {"AttributeName": "sort", "AttributeType": "S"}],
                     "KeySchema": [{"AttributeName": "partition", "KeyType": "HASH"}, {"AttributeName": "sort", "KeyType": "RANGE"}]}"""
                    .formatted(name)));
            settings.put(setting, name);
        }
    }

    /// Names of buckets are of all accounts together.
    private void buckets() throws IOException, InterruptedException {
        for (var setting : new String[] {"EVIDENCE_BUCKET", "ARCHIVE_BUCKET", "SLIPWAY_POLICIES"}) {
            var name = "boot-%s-%s".formatted(bare(setting), id);
            put("/" + name, setting.startsWith("ARCHIVE"), BodyPublishers.noBody());
            settings.put(setting, name);
        }
        var artifacts = settings.get("SLIPWAY_POLICIES");
        try (var files = Files.walk(POLICIES)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                put("/%s/policies/%s".formatted(artifacts, POLICIES.relativize(file)), false, BodyPublishers.ofFile(file));
            }
        }
        settings.put("SLIPWAY_POLICIES", "s3://%s/policies".formatted(artifacts));
    }

    private void keys() throws IOException, InterruptedException {
        settings.put("LINK_KEYS", key("HMAC_256", "GENERATE_VERIFY_MAC"));
        settings.put("FORM_KEYS", key("HMAC_256", "GENERATE_VERIFY_MAC"));
        settings.put("TOKEN_KEY", key("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"));
        settings.put("CHECKPOINT_KEY", key("ECC_NIST_P256", "SIGN_VERIFY"));
    }

    private String key(String spec, String usage) throws IOException, InterruptedException {
        return call("kms", "TrentService.CreateKey", object().put("KeySpec", spec).put("KeyUsage", usage))
                .at("/KeyMetadata/KeyId")
                .asText();
    }

    private void questions() throws IOException, InterruptedException {
        queue = call("sqs", "AmazonSQS.CreateQueue", object().put("QueueName", "questions")).path("QueueUrl").asText();
    }

    /// Machines that only ask, as the drawn ones ask people: the emulator has no functions.
    private void machines() throws IOException, InterruptedException {
        var definition = """
                {"QueryLanguage": "JSONata", "StartAt": "Ask", "States": {"Ask": {"Type": "Task", "End": true, "TimeoutSeconds": 1800,
                  "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                  "Arguments": {"QueueUrl": "%s", "MessageBody": {
                    "run": "{%% $states.context.Execution.Name %%}", "token": "{%% $states.context.Task.Token %%}"}}}}}"""
                .formatted(queue);
        deployments = machine("deployment", definition);
        settings.put("DEPLOYMENT_MACHINE", deployments);
        settings.put("ROLLBACK_MACHINE", machine("rollback", definition));
    }

    private String machine(String name, String definition) throws IOException, InterruptedException {
        var machine = object().put("name", name)
                .put("definition", definition)
                .put("roleArn", "arn:aws:iam::%s:role/machines".formatted(id));
        return call("states", "AWSStepFunctions.CreateStateMachine", machine).path("stateMachineArn").asText();
    }

    /// The token under which the machine of this run waits; questions of others that come first are dropped.
    String token(String run) throws IOException, InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS; i++) {
            var wanted = object().put("QueueUrl", queue).put("WaitTimeSeconds", 1);
            for (var message : call("sqs", "AmazonSQS.ReceiveMessage", wanted).path("Messages")) {
                var question = JSON.readTree(message.path("Body").asText());
                if (question.path("run").asText().equals(run)) {
                    return question.path("token").asText();
                }
            }
        }
        throw new AssertionError("the machine of %s asks nothing".formatted(run));
    }

    /// What the machine of this plan ended with.
    JsonNode output(String plan) throws IOException, InterruptedException {
        var arn = deployments.replace(":stateMachine:", ":execution:") + ":" + plan;
        for (int i = 0; i < PATIENCE_SECONDS; i++) {
            var execution = call("states", "AWSStepFunctions.DescribeExecution", object().put("executionArn", arn));
            if (!execution.path("status").asText().equals("RUNNING")) {
                return JSON.readTree(execution.path("output").asText());
            }
            Thread.sleep(Duration.ofSeconds(1));
        }
        throw new AssertionError("the machine of %s still waits".formatted(plan));
    }

    private void roads() throws IOException, InterruptedException {
        call("events", "AWSEvents.CreateEventBus", object().put("Name", "notices"));
        settings.put("NOTICE_BUS", "notices");
        var form = Map.of("Action", "CreateTopic", "Name", "mail", "Version", "2010-03-31").entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        send(request("/", "sns")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        settings.put("MAIL_TOPIC", "arn:aws:sns:%s:%s:mail".formatted(REGION, id));
    }

    private void secrets() throws IOException, InterruptedException {
        var secret = object().put("Name", "registry")
                .put("SecretString", "boot:any")
                .put("ClientRequestToken", UUID.randomUUID().toString());
        call("secretsmanager", "secretsmanager.CreateSecret", secret);
        settings.put("REGISTRY_SECRET", "registry");
    }

    private void put(String path, boolean locked, BodyPublisher body) throws IOException, InterruptedException {
        var request = request(path, "s3").PUT(body);
        if (locked) {
            request.header("x-amz-bucket-object-lock-enabled", "true");
        }
        send(request);
    }

    private JsonNode call(String service, String target, JsonNode body) throws IOException, InterruptedException {
        return JSON.readTree(send(request("/", service)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", target)
                .POST(BodyPublishers.ofString(body.toString()))));
    }

    private HttpRequest.Builder request(String path, String service) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=%s/20261121/%s/%s/aws4_request, SignedHeaders=host, Signature=0"
                                .formatted(id, REGION, service));
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body();
    }

    private static String bare(String setting) {
        return setting.toLowerCase(Locale.ROOT).replaceFirst("_[a-z]+$", "").replace("slipway", "artifacts");
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
