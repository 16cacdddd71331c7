package dev.slipway.twin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EvaluationTest {
    private static final List<String> TREATMENTS = List.of("missing", "ignore", "breaching", "notBreaching");

    @ParameterizedTest
    @MethodSource("documented")
    void missingDataIsTreatedAsDocumented(String row) {
        var cells = Arrays.stream(row.split("\\|")).map(String::strip).toList();
        var counts = cells.get(1).split("/");
        for (int at = 0; at < TREATMENTS.size(); at++) {
            var alarm = alarm("""
                    {"ComparisonOperator":"GreaterThanThreshold","Threshold":0.5,"TreatMissingData":"%s",
                     "DatapointsToAlarm":%s,"EvaluationPeriods":%s}""".formatted(TREATMENTS.get(at), counts[0], counts[1]));
            var expected = Optional.of(cells.get(at + 2)).filter(state -> !state.equals("="));

            assertThat(new Evaluation(alarm, points(cells.getFirst())).state())
                    .as(TREATMENTS.get(at))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GreaterThanOrEqualToThreshold, 5, ALARM",
        "GreaterThanOrEqualToThreshold, 4, OK",
        "GreaterThanThreshold, 6, ALARM",
        "GreaterThanThreshold, 5, OK",
        "LessThanThreshold, 4, ALARM",
        "LessThanThreshold, 5, OK",
        "LessThanOrEqualToThreshold, 5, ALARM",
        "LessThanOrEqualToThreshold, 6, OK",
    })
    void aValueIsComparedAsTheOperatorSays(String operator, double value, String state) {
        var alarm =
                alarm("{\"ComparisonOperator\":\"%s\",\"Threshold\":5,\"EvaluationPeriods\":1}".formatted(operator));

        assertThat(new Evaluation(alarm, List.of(OptionalDouble.of(value))).state())
                .hasValue(state);
    }

    @Test
    void theRangeIsTwoPointsLongerThanThePeriods() {
        assertThat(Evaluation.range(alarm("{\"EvaluationPeriods\":3}"))).isEqualTo(5);
    }

    static Stream<String> documented() throws IOException {
        try (var file = EvaluationTest.class.getResourceAsStream("missing-data.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        }
    }

    private static List<OptionalDouble> points(String oldestFirst) {
        return Arrays.stream(oldestFirst.split(" "))
                .map(point -> switch (point) {
                    case "0" -> OptionalDouble.of(0);
                    case "X" -> OptionalDouble.of(1);
                    default -> OptionalDouble.empty();
                })
                .toList()
                .reversed();
    }

    private static Alarm alarm(String definition) {
        try {
            var at = Instant.parse("2026-11-21T12:00:00Z");
            return new Alarm(
                    "eu-central-1",
                    "arn",
                    new Metric("app", "m", Map.of()),
                    (ObjectNode) Json.MAPPER.readTree(definition),
                    Map.of(),
                    at,
                    new Alarm.State("OK", "", "", at, at),
                    at,
                    false);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
