package dev.slipway.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What docs/deploy.md says of costs is reckoned right, and over what the template holds.
class MonthTest {
    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| ([^|*]+) \\| ([0-9.,]+) \\| \\$([0-9.]+)(?: per ([0-9,]+))? \\| \\$([0-9.]+) \\|$");
    private static final Pattern SUM = Pattern.compile("(?m)^\\| \\*\\*together\\*\\* \\| \\| \\| \\$([0-9.]+) \\|$");

    @ParameterizedTest
    @ValueSource(strings = {"### A month in which nothing happens", "### One intent"})
    void everyLineAndTheSumAreReckonedRight(String table) throws IOException {
        var rows = rows(table);

        var sum = BigDecimal.ZERO;
        for (var row : rows) {
            var per = row.group(4) == null ? BigDecimal.ONE : number(row.group(4));
            var said = number(row.group(5));
            assertThat(number(row.group(2)).multiply(number(row.group(3))).divide(per, said.scale(), RoundingMode.HALF_UP))
                    .as(row.group())
                    .isEqualByComparingTo(said);
            sum = sum.add(said);
        }

        assertThat(rows).hasSizeGreaterThan(5);
        assertThat(SUM.matcher(section(table)).results().map(row -> number(row.group(1)))).singleElement().isEqualTo(sum);
    }

    @Test
    @NeedsNode
    void whatCanBeCountedIsWhatTheTemplateHolds() throws IOException {
        var resources = new Resources(Synthesized.stacks().template(Synthesized.DEV));
        var rows = rows("### A month in which nothing happens");

        assertThat(many(rows, "keys of KMS")).isEqualTo(resources.of("AWS::KMS::Key").size());
        assertThat(many(rows, "dashboards")).isEqualTo(resources.of("AWS::CloudWatch::Dashboard").size());
        assertThat(many(rows, "metrics under alarms")).isEqualTo(metrics(resources));
    }

    /// An alarm over an expression is billed for each metric in it.
    private static int metrics(Resources resources) {
        return resources.of("AWS::CloudWatch::Alarm").values().stream()
                .map(alarm -> alarm.at("/Properties/Metrics"))
                .mapToInt(all -> all.isMissingNode()
                        ? 1
                        : (int) all.valueStream().filter(metric -> metric.has("MetricStat")).count())
                .sum();
    }

    private static int many(List<MatchResult> rows, String what) {
        return rows.stream()
                .filter(row -> row.group(1).equals(what))
                .mapToInt(row -> number(row.group(2)).intValueExact())
                .sum();
    }

    private static List<MatchResult> rows(String table) throws IOException {
        return ROW.matcher(section(table)).results().toList();
    }

    private static String section(String heading) throws IOException {
        var document = Files.readString(Path.of("../docs/deploy.md"));
        var from = document.substring(document.indexOf(heading) + heading.length());
        return Stream.of("\n### ", "\n## ")
                .map(next -> from.split(Pattern.quote(next), 2)[0])
                .min((one, other) -> one.length() - other.length())
                .orElseThrow();
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(",", ""));
    }
}
