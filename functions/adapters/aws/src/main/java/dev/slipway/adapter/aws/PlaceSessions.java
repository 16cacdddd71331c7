package dev.slipway.adapter.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Place;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.plan.AlarmMetric;
import dev.slipway.core.plan.AlarmPlan;
import dev.slipway.core.plan.DeploymentPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/// The role that this function takes at a place, in sessions that reach no further than the names of one endpoint.
///
/// A session has the rights that both the role and the session's own policy give: that of an endpoint is of no use for
/// another one, whatever the role may do. Sessions are kept until they are about to end; none is asked for before it is needed.
/// Needs `sts:AssumeRole` on the role. Source: AWS STS API reference, `AssumeRole`; IAM user guide, "Session policies".
public final class PlaceSessions {
    /// The shortest that STS gives.
    private static final Duration LENGTH = Duration.ofMinutes(15);

    private static final Duration MARGIN = Duration.ofMinutes(2);
    private static final String ENVIRONMENT = "{environment}";

    private record Session(AwsSessionCredentials credentials, Instant end) {}

    private final AwsQuery sts;
    private final String role;
    private final InstantSource clock;
    private final Map<String, Session> kept = new ConcurrentHashMap<>();

    PlaceSessions(AwsQuery sts, String role, InstantSource clock) {
        this.sts = sts;
        this.role = role;
        this.clock = clock;
    }

    /// Of the role that the settings name.
    ///
    /// @throws IllegalArgumentException by the setting's name, when it is missing
    public static PlaceSessions from(AwsConnection aws, Settings settings, InstantSource clock) {
        return new PlaceSessions(sts(aws), settings.required(Setting.PLACE_ROLE), clock);
    }

    static AwsQuery sts(AwsConnection aws) {
        return new AwsQuery(new AwsService(aws, "sts", "sts"), "2011-06-15");
    }

    /// Credentials for what bears the names of this endpoint.
    public AwsCredentialsProvider of(Place place, ResourceName endpoint) {
        return () -> session(place, endpoint).credentials();
    }

    private Session session(Place place, ResourceName endpoint) {
        var arn = arn(place);
        var key = arn + " " + endpoint;
        var there = kept.get(key);
        if (there != null && clock.instant().isBefore(there.end().minus(MARGIN))) {
            return there;
        }
        var fresh = assumed(arn, place, endpoint);
        kept.put(key, fresh);
        return fresh;
    }

    private Session assumed(String arn, Place place, ResourceName endpoint) {
        var said = sts.call(
                        "AssumeRole",
                        Map.of(
                                "RoleArn",
                                arn,
                                "RoleSessionName",
                                "slipway-" + endpoint,
                                "DurationSeconds",
                                Long.toString(LENGTH.toSeconds()),
                                "Policy",
                                policy(place, endpoint)))
                .done();
        return new Session(
                AwsSessionCredentials.create(
                        said.text("AccessKeyId"), said.text("SecretAccessKey"), said.text("SessionToken")),
                time(said.text("Expiration")));
    }

    /// In the partition of the place's own role.
    private String arn(Place place) {
        return "arn:%s:iam::%s:role/%s"
                .formatted(
                        place.role().split(":", 3)[1],
                        place.account(),
                        role.replace(ENVIRONMENT, place.environment().value()));
    }

    /// What a session may at the most; 2,048 characters are STS's limit. Names end in a hash of so many digits, or are spelled
    /// out: another endpoint's name may begin as this one's.
    static String policy(Place place, ResourceName endpoint) {
        var policy = AwsJson.request().put("Version", "2012-10-17");
        var statements = policy.putArray("Statement");
        var generation = endpoint + "-" + "?".repeat(DeploymentPlan.HASH_DIGITS);
        allow(statements, List.of("sagemaker:*"), List.of(
                "arn:*:sagemaker:*:*:endpoint/" + endpoint,
                "arn:*:sagemaker:*:*:endpoint-config/" + generation,
                "arn:*:sagemaker:*:*:model/" + generation));
        allow(statements, List.of("cloudwatch:*"), alarms(endpoint));
        allow(statements, List.of("cloudwatch:PutMetricData", "sagemaker:List*"), List.of("*"));
        allow(statements, List.of("iam:PassRole"), List.of(place.role()));
        return policy.toString();
    }

    private static List<String> alarms(ResourceName endpoint) {
        return Arrays.stream(AlarmMetric.values())
                .map(metric -> "arn:*:cloudwatch:*:*:alarm:" + AlarmPlan.nameOf(endpoint, metric))
                .toList();
    }

    private static void allow(ArrayNode statements, List<String> actions, List<String> resources) {
        ObjectNode statement = statements.addObject().put("Effect", "Allow");
        actions.forEach(statement.putArray("Action")::add);
        resources.forEach(statement.putArray("Resource")::add);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Malformed("sts AssumeRole: the session ends at no time", e);
        }
    }
}
