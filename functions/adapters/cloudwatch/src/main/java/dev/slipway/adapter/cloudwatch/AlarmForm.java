package dev.slipway.adapter.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.AlarmName;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.Shown;
import dev.slipway.core.plan.AlarmMetric;
import dev.slipway.core.plan.AlarmPlan;
import dev.slipway.core.plan.AlarmState;
import dev.slipway.core.plan.AlarmTerms;
import dev.slipway.core.plan.AlarmTerms.Comparison;
import dev.slipway.core.plan.AlarmTerms.MissingPoints;
import dev.slipway.core.plan.HostedAlarm;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An alarm in the words of `PutMetricAlarm` and `DescribeAlarms`.
final class AlarmForm {
    private static final String ENDPOINT = "EndpointName";
    private static final String VARIANT = "VariantName";

    private AlarmForm() {}

    static ObjectNode request(AlarmPlan alarm) {
        var terms = alarm.terms();
        var metric = terms.metric();
        var request = CloudWatchDoor.request()
                .put("AlarmName", alarm.name().value())
                .put("AlarmDescription", "Takes a rollout of %s back.".formatted(alarm.endpoint()))
                .put("Namespace", metric.namespace())
                .put("MetricName", metric.title())
                .put(isPercentile(metric) ? "ExtendedStatistic" : "Statistic", metric.statistic())
                .put("Period", terms.period().toSeconds())
                .put("EvaluationPeriods", terms.evaluationPeriods())
                .put("DatapointsToAlarm", terms.datapoints())
                .put("Threshold", terms.threshold())
                .put("ComparisonOperator", word(terms.comparison()))
                .put("TreatMissingData", word(terms.missing()));
        dimensions(request.putArray("Dimensions"), alarm.dimensions());
        request.putArray("Tags").addObject().put("Key", "managed-by").put("Value", "slipway");
        return request;
    }

    static void dimensions(ArrayNode list, Map<String, String> dimensions) {
        dimensions.forEach((name, value) -> list.addObject().put("Name", name).put("Value", value));
    }

    /// @throws Malformed when name or state is missing or documented nowhere
    static HostedAlarm alarm(JsonNode there) {
        var name = new AlarmName(text(there, "AlarmName"));
        return new HostedAlarm(name, plan(name, there), state(text(there, "StateValue")));
    }

    /// Nothing when it is none of ours in form.
    private static Optional<AlarmPlan> plan(AlarmName name, JsonNode there) {
        var dimensions = new TreeMap<String, String>();
        there.path("Dimensions").forEach(d -> dimensions.put(d.path("Name").asText(), d.path("Value").asText()));
        var endpoint = dimensions.remove(ENDPOINT);
        var variant = dimensions.remove(VARIANT);
        if (endpoint == null || variant == null || !dimensions.isEmpty()) {
            return Optional.empty();
        }
        try {
            return terms(there)
                    .map(terms ->
                            new AlarmPlan(name, new ResourceName(endpoint), new ResourceName(variant), terms));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private static Optional<AlarmTerms> terms(JsonNode there) {
        var comparison = Arrays.stream(Comparison.values())
                .filter(c -> word(c).equals(there.path("ComparisonOperator").asText()))
                .findFirst();
        var missing = Arrays.stream(MissingPoints.values())
                .filter(m -> word(m).equals(there.path("TreatMissingData").asText("missing")))
                .findFirst();
        var threshold = there.path("Threshold").decimalValue();
        if (comparison.isEmpty() || missing.isEmpty() || threshold.stripTrailingZeros().scale() > 0) {
            return Optional.empty();
        }
        int periods = there.path("EvaluationPeriods").asInt();
        return metric(there).map(metric -> new AlarmTerms(
                metric,
                threshold.longValue(),
                comparison.get(),
                Duration.ofSeconds(there.path("Period").asLong()),
                periods,
                there.path("DatapointsToAlarm").asInt(periods),
                missing.get()));
    }

    private static Optional<AlarmMetric> metric(JsonNode there) {
        var statistic = there.path("ExtendedStatistic").asText(there.path("Statistic").asText());
        return Arrays.stream(AlarmMetric.values())
                .filter(metric -> metric.namespace().equals(there.path("Namespace").asText())
                        && metric.title().equals(there.path("MetricName").asText())
                        && metric.statistic().equals(statistic))
                .findFirst();
    }

    private static boolean isPercentile(AlarmMetric metric) {
        return metric.statistic().startsWith("p");
    }

    private static String text(JsonNode there, String field) {
        if (!there.path(field).isTextual()) {
            throw new Malformed("DescribeAlarms: an alarm without %s".formatted(field));
        }
        return there.path(field).textValue();
    }

    private static AlarmState state(String said) {
        return switch (said) {
            case "OK" -> AlarmState.OK;
            case "ALARM" -> AlarmState.ALARM;
            case "INSUFFICIENT_DATA" -> AlarmState.INSUFFICIENT_DATA;
            default -> throw new Malformed(
                    "DescribeAlarms: the StateValue «%s» is documented nowhere".formatted(Shown.of(said)));
        };
    }

    private static String word(Comparison comparison) {
        return switch (comparison) {
            case ABOVE -> "GreaterThanThreshold";
            case AT_LEAST -> "GreaterThanOrEqualToThreshold";
        };
    }

    private static String word(MissingPoints missing) {
        return switch (missing) {
            case NOT_BREACHING -> "notBreaching";
            case BREACHING -> "breaching";
            case IGNORE -> "ignore";
            case MISSING -> "missing";
        };
    }
}
