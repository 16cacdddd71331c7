package dev.slipway.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Place;
import dev.slipway.core.model.Region;
import dev.slipway.core.model.Registry;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.plan.AlarmMetric;
import dev.slipway.core.plan.AlarmPlan;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class PlaceSessionsTest {
    static final Place STAGING = new Place(
            new Environment("staging"),
            "444455556666",
            new Region("us-east-1"),
            "arn:aws:iam::444455556666:role/slipway-dev-staging-model",
            new Registry("registry.example.com"),
            "bundle");
    static final ResourceName ENDPOINT = new ResourceName("chatbot-x-staging");

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String ROLE = "slipway-dev-{environment}-rollout";

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

    @Test
    void takeTheRoleOfThePlaceForOneEndpoint() {
        try (var stub = AwsStub.start().answers(200, session("ID1", NOON.plusSeconds(900)))) {
            var credentials = sessions(stub).of(STAGING, ENDPOINT).resolveCredentials();

            assertThat(credentials.accessKeyId()).isEqualTo("ID1");
            assertThat(((AwsSessionCredentials) credentials).sessionToken()).isEqualTo("token-of-ID1");
            assertThat(form(stub))
                    .containsEntry("Action", "AssumeRole")
                    .containsEntry("RoleArn", "arn:aws:iam::444455556666:role/slipway-dev-staging-rollout")
                    .containsEntry("RoleSessionName", "slipway-chatbot-x-staging")
                    .containsEntry("DurationSeconds", "900")
                    .containsEntry("Policy", PlaceSessions.policy(STAGING, ENDPOINT));
        }
    }

    @Test
    void reachNoFurtherThanTheNamesOfTheEndpoint() {
        assertThat(PlaceSessions.policy(STAGING, ENDPOINT))
                .isEqualTo("""
                        {"Version":"2012-10-17","Statement":[\
                        {"Effect":"Allow","Action":["sagemaker:*"],"Resource":["arn:*:sagemaker:*:*:endpoint/chatbot-x-staging",\
                        "arn:*:sagemaker:*:*:endpoint-config/chatbot-x-staging-????????????","arn:*:sagemaker:*:*:model/chatbot-x-staging-????????????"]},\
                        {"Effect":"Allow","Action":["cloudwatch:*"],"Resource":["arn:*:cloudwatch:*:*:alarm:slipway-chatbot-x-staging-errors-5xx",\
                        "arn:*:cloudwatch:*:*:alarm:slipway-chatbot-x-staging-latency-p99",\
                        "arn:*:cloudwatch:*:*:alarm:slipway-chatbot-x-staging-probe-failures"]},\
                        {"Effect":"Allow","Action":["cloudwatch:PutMetricData","sagemaker:List*"],"Resource":["*"]},\
                        {"Effect":"Allow","Action":["iam:PassRole"],"Resource":["arn:aws:iam::444455556666:role/slipway-dev-staging-model"]}]}""");
    }

    @Test
    void reachNothingOfAnEndpointWhoseNameBeginsAsTheirs() {
        var chat = new ResourceName("chat-dev");
        var other = new ResourceName("chat-dev-x-dev");

        assertThat(reach(chat, "sagemaker", ":endpoint/" + chat, generation("endpoint-config", chat), generation("model", chat)))
                .isTrue();
        assertThat(reach(chat, "cloudwatch", alarms(chat))).isTrue();
        for (var name : List.of(":endpoint/" + other, generation("endpoint-config", other), generation("model", other))) {
            assertThat(reach(chat, "sagemaker", name)).as(name).isFalse();
        }
        for (var name : alarms(other)) {
            assertThat(reach(chat, "cloudwatch", name)).as(name).isFalse();
        }
    }

    @Test
    void haveAPolicyThatStsTakesForTheLongestName() {
        assertThat(PlaceSessions.policy(STAGING, new ResourceName("x".repeat(ResourceName.SHAPE.longest()))))
                .hasSizeLessThanOrEqualTo(2_048);
    }

    private static String generation(String kind, ResourceName endpoint) {
        return ":%s/%s-0123456789ab".formatted(kind, endpoint);
    }

    private static String[] alarms(ResourceName endpoint) {
        return Arrays.stream(AlarmMetric.values())
                .map(metric -> ":alarm:" + AlarmPlan.nameOf(endpoint, metric))
                .toArray(String[]::new);
    }

    /// Whether the endpoint's session reaches them all, as IAM matches: `*` is anything, `?` one character.
    private static boolean reach(ResourceName endpoint, String service, String... names) {
        var patterns = tree(PlaceSessions.policy(STAGING, endpoint)).findValues("Resource").stream()
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::asText)
                .filter(resource -> resource.startsWith("arn:*:" + service + ":"))
                .map(resource -> resource.replace("*", ".*").replace("?", "."))
                .toList();
        return Arrays.stream(names)
                .map(name -> "arn:aws:%s:us-east-1:444455556666%s".formatted(service, name))
                .allMatch(arn -> patterns.stream().anyMatch(arn::matches));
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    @Test
    void keepASessionUntilItIsAboutToEnd() {
        try (var stub = AwsStub.start()
                .answers(200, session("ID1", NOON.plusSeconds(900)))
                .answers(200, session("ID2", NOON.plusSeconds(1_700)))) {
            var keys = sessions(stub).of(STAGING, ENDPOINT);

            assertThat(keys.resolveCredentials().accessKeyId()).isEqualTo("ID1");
            now.set(NOON.plusSeconds(779));
            assertThat(keys.resolveCredentials().accessKeyId()).isEqualTo("ID1");
            now.set(NOON.plusSeconds(781));
            assertThat(keys.resolveCredentials().accessKeyId()).isEqualTo("ID2");
        }
    }

    @Test
    void giveEachEndpointItsOwn() {
        try (var stub = AwsStub.start()
                .answers(200, session("ID1", NOON.plusSeconds(900)))
                .answers(200, session("ID2", NOON.plusSeconds(900)))) {
            var sessions = sessions(stub);

            assertThat(sessions.of(STAGING, ENDPOINT).resolveCredentials().accessKeyId()).isEqualTo("ID1");
            assertThat(sessions.of(STAGING, new ResourceName("other-staging")).resolveCredentials().accessKeyId())
                    .isEqualTo("ID2");
        }
    }

    @Test
    void failByOurWordsAndNeverShowASecret() {
        try (var stub = AwsStub.start()
                .answers(403, "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>")
                .answers(200, session("ID1", NOON).replace(NOON.toString(), "soon"))
                .answers(200, "<AssumeRoleResponse/>")) {
            var keys = sessions(stub).of(STAGING, ENDPOINT);

            assertThatThrownBy(keys::resolveCredentials).isInstanceOf(Refused.class).hasMessageContaining("AssumeRole");
            assertThatThrownBy(keys::resolveCredentials)
                    .isInstanceOf(Malformed.class)
                    .hasMessageNotContaining("secret");
            assertThatThrownBy(keys::resolveCredentials).isInstanceOf(Malformed.class);
        }
    }

    static String session(String id, Instant end) {
        return """
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
                <AccessKeyId>%s</AccessKeyId><SecretAccessKey>secret-of-%s</SecretAccessKey><SessionToken>token-of-%s</SessionToken>
                <Expiration>%s</Expiration></Credentials><PackedPolicySize>9</PackedPolicySize></AssumeRoleResult></AssumeRoleResponse>"""
                .formatted(id, id, id, end);
    }

    private PlaceSessions sessions(AwsStub stub) {
        return new PlaceSessions(PlaceSessions.sts(stub.connection()), ROLE, now::get);
    }

    private static Map<String, String> form(AwsStub stub) {
        return Arrays.stream(stub.asked().getFirst().body().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
