package dev.slipway.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.failure.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every error of the table in `docs/wire/aws.md`, put to every call that its row names.
class FailuresTest {
    private static final Path TABLE = Path.of("../../../docs/wire/aws.md");
    private static final String ALL = "all";

    /// One row and one of its calls.
    record Row(Call call, int status, String code, String becomes) {}

    @ParameterizedTest
    @MethodSource
    void becomeWhatTheTableSays(Row row) {
        try (var stub = AwsStub.start()) {
            row.call().before().forEach(answer -> stub.answers(_ -> answer));
            stub.answers(row.status(), row.call().error(row.code()));
            row.call().after().forEach(answer -> stub.answers(_ -> answer));

            assertThat(outcome(row, stub)).isEqualTo(row.becomes());
        }
    }

    @Test
    void everyCallIsInTheTable() throws IOException {
        var own = rows(read()).map(cells -> cells.get(0)).distinct().toList();

        assertThat(own)
                .contains(ALL)
                .containsAll(Calls.ALL.stream().map(Call::service).distinct().toList());
    }

    static Stream<Row> becomeWhatTheTableSays() throws IOException {
        return rows(read()).flatMap(FailuresTest::each);
    }

    private static String outcome(Row row, AwsStub stub) {
        try {
            var came = row.call().verb().apply(stub.connection());
            return came.equals(Optional.empty()) ? "nothing" : came.toString();
        } catch (StepFailure failure) {
            assertThat(failure.getMessage()).doesNotContain(Calls.TOKEN.value());
            return failure.getClass().getSimpleName();
        }
    }

    private static Stream<Row> each(List<String> cells) {
        var names = Arrays.asList(cells.get(1).split(", "));
        var calls = Calls.ALL.stream()
                .filter(call -> cells.get(0).equals(ALL)
                        || (call.service().equals(cells.get(0)) && names.contains(call.name())))
                // A HEAD is answered without a code.
                .filter(call -> cells.get(3).isEmpty() || call.wire() != Call.Wire.SILENT)
                .toList();
        assertThat(calls).as("%s", cells).hasSizeGreaterThanOrEqualTo(names.size());
        return calls.stream().map(call -> new Row(call, Integer.parseInt(cells.get(2)), cells.get(3), cells.get(4)));
    }

    /// The cells of each row whose third is a status.
    private static Stream<List<String>> rows(String document) {
        return document.lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .filter(cells -> cells.size() > 4 && cells.get(2).matches("[0-9]{3}"));
    }

    private static String read() throws IOException {
        return Files.readString(TABLE);
    }
}
