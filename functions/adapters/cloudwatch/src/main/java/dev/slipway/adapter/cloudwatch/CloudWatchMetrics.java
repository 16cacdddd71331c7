package dev.slipway.adapter.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.model.AlarmName;
import dev.slipway.core.plan.AlarmMetric;
import dev.slipway.core.plan.AlarmPlan;
import dev.slipway.core.plan.HostedAlarm;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.plan.ProbeCount;
import java.math.BigDecimal;
import dev.slipway.wire.web.Exchange;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/// CloudWatch of one account and region, spoken to without its SDK: five operations weigh less by hand.
public final class CloudWatchMetrics implements Metrics {
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final int MOST_NAMES = 100;

    private final CloudWatchDoor door;

    /// @param address where CloudWatch is; unset means the region's own
    /// @param deadline for one call and its whole answer
    CloudWatchMetrics(
            HttpClient client, String region, Optional<URI> address, AwsCredentialsProvider keys, Duration deadline) {
        var there = address.orElseGet(() -> URI.create("https://monitoring.%s.amazonaws.com".formatted(region)));
        this.door = new CloudWatchDoor(new SignedExchange(new Exchange(client, deadline), there, region, keys));
    }

    public CloudWatchMetrics(HttpClient client, String region, Optional<URI> address, AwsCredentialsProvider keys) {
        this(client, region, address, keys, CALL);
    }

    @Override
    public List<HostedAlarm> alarms(List<AlarmName> names) {
        var request = CloudWatchDoor.request().put("MaxRecords", MOST_NAMES);
        names.forEach(name -> request.withArray("/AlarmNames").add(name.value()));
        return door.call("DescribeAlarms", request).map(CloudWatchMetrics::read).orElse(List.of());
    }

    private static List<HostedAlarm> read(JsonNode answer) {
        var alarms = answer.path("MetricAlarms");
        if (!alarms.isArray() && !(alarms.isMissingNode() && isWithoutAlarms(answer))) {
            throw new Malformed("DescribeAlarms: the answer has no list MetricAlarms");
        }
        return alarms.valueStream().map(AlarmForm::alarm).toList();
    }

    /// An empty list may be left out; what says something else altogether is not CloudWatch's.
    private static boolean isWithoutAlarms(JsonNode answer) {
        return answer.isObject() && (answer.isEmpty() || answer.has("CompositeAlarms") || answer.has("NextToken"));
    }

    @Override
    public void put(AlarmPlan alarm) {
        door.call("PutMetricAlarm", AlarmForm.request(alarm));
    }

    @Override
    public void delete(AlarmName name) {
        var request = CloudWatchDoor.request();
        request.putArray("AlarmNames").add(name.value());
        door.call("DeleteAlarms", request);
    }

    @Override
    public void fire(AlarmName name, String why) {
        var request = CloudWatchDoor.request()
                .put("AlarmName", name.value())
                .put("StateValue", "ALARM")
                .put("StateReason", why);
        if (door.call("SetAlarmState", request).isEmpty()) {
            throw new Refused("SetAlarmState: there is no alarm " + name);
        }
    }

    @Override
    public void count(ProbeCount probes) {
        var metric = AlarmMetric.PROBE_FAILURES;
        var request = CloudWatchDoor.request().put("Namespace", metric.namespace());
        var datum = request.putArray("MetricData")
                .addObject()
                .put("MetricName", metric.title())
                .put("Timestamp", BigDecimal.valueOf(probes.at().toEpochMilli(), 3))
                .put("Value", probes.failed())
                .put("Unit", "Count");
        AlarmForm.dimensions(
                datum.putArray("Dimensions"),
                Map.of(
                        "EndpointName", probes.endpoint().value(),
                        "VariantName", probes.variant().value()));
        door.call("PutMetricData", request);
    }
}
