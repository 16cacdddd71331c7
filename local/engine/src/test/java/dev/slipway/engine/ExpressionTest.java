package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "10 / 4 | 2.5",
                "10 / 5 | 2",
                "null | null",
                "[null, 1] | [null,1]",
                "{'a': null, 'b': $none} | {'a':null}",
                "$exists($states.input.nothing) | false",
                "$partition([1..5], 2) | [[1,2],[3,4],[5]]",
                "$range(5, 1, -2) | [5,3,1]",
                "$hash('a', 'SHA-256') | 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'",
                "$random(7) = $random(7) | true",
                "$random() < 1 | true",
                "$length($uuid()) | 36",
                "$uuid() = $uuid() | false",
                "$parse('{\"a\":[null]}') | {'a':[null]}",
                "$now() | '2026-11-21T08:00:00.000Z'",
                "$now('[Y]') | '2026'",
                "$millis() | 1795248000000",
                "$states.context.State | {'Name':'Only','EnteredTime':'2026-11-21T08:00:00.000Z','RetryCount':0}",
                "$states.context.StateMachine.Name | 'test'",
                "$states.context.Execution.Name | 'run'",
                "$states.context.Execution.StartTime | '2026-11-21T08:00:00.000Z'",
            })
    void anExpressionGives(String expression, String value) throws Exception {
        var ended = Given.run(Given.expression(expression));

        assertThat(ended.output()).isEqualTo(Given.tree(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$none | returned nothing (undefined).",
                "$sum | returned an unsupported result type: a function is not JSON.",
                "[$sum] | returned an unsupported result type: a function is not JSON.",
                "1 / 0 | threw an error during evaluation. D1001: Number out of range",
                "($f := function($n) { 1 + $f($n) }; $f(1)) | threw an error during evaluation. Stack overflow error",
                "$partition([1], 0) | threw an error during evaluation. $partition: the size of a part must be positive",
                "$range(1, 2000, 1) | threw an error during evaluation. $range: more than 1000 numbers",
                "$range(1, 2, 0) | threw an error during evaluation. $range: the step must not be zero",
                "$hash(1, 'CRC') | threw an error during evaluation. $hash: the algorithm is one of",
                "$parse('{') | threw an error during evaluation. $parse: ",
                "$error('boom') | threw an error during evaluation. D3137: boom",
            })
    void anEvaluationFails(String expression, String why) throws Exception {
        var ended = Given.run(Given.expression(expression));

        assertThat(ended.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(ended.cause())
                .startsWith(
                        "An error occurred while executing the state 'Only' (entered at the event id #2). The JSONata expression '"
                                + expression)
                .contains("specified for the field 'Output' " + why);
        assertThat(ended.types())
                .containsExactly("ExecutionStarted", "PassStateEntered", "EvaluationFailed", "ExecutionFailed");
    }

    @Test
    void aFieldOfTheWrongTypeFails() throws Exception {
        var ended = Given.run(Given.states(
                "Only",
                "'Only':{'Type':'Choice','Choices':[{'Condition':'{% 1 %}','Next':'End'}]},'End':{'Type':'Succeed'}"));

        assertThat(ended.cause())
                .endsWith(
                        "The JSONata expression '1' specified for the field 'Condition' returned an unexpected result type. Expected 'boolean', but was 'number' for value: 1");
    }

    @ParameterizedTest
    @CsvSource({"-1", "1.5", "100000000"})
    void aWaitLastsAWholeNumberOfSeconds(String seconds) throws Exception {
        var ended =
                Given.run(Given.states("Only", "'Only':{'Type':'Wait','Seconds':'{% " + seconds + " %}','End':true}"));

        assertThat(ended.cause())
                .endsWith("The Seconds field must be a whole number from 0 to 99999999 but was: " + seconds);
    }

    @Test
    void oneEvaluationLeavesNothingForTheNext() throws Exception {
        var machine = Given.expression("($seen := $exists($seen) ? 'yes' : 'no'; $seen)");

        Given.run(machine);
        var again = Given.run(machine);

        assertThat(again.output()).isEqualTo(Given.tree("'no'"));
    }

    @Test
    void assignmentsSeeTheVariablesAsTheyWereBefore() throws Exception {
        var machine = Given.states(
                "A",
                "'A':{'Type':'Pass','Assign':{'x':1},'Next':'B'},'B':{'Type':'Pass','Assign':{'x':2,'y':'{% $x %}'},'Next':'C'},'C':{'Type':'Pass','Output':'{% [$x,$y] %}','End':true}");

        assertThat(Given.run(machine).output()).isEqualTo(Given.tree("[2,1]"));
    }

    @Test
    void aChoiceWithoutAMatchOrADefaultFails() throws Exception {
        var ended = Given.run(Given.states(
                "Only",
                "'Only':{'Type':'Choice','Choices':[{'Condition':false,'Next':'End'}]},'End':{'Type':'Succeed'}"));

        assertThat(ended.error()).isEqualTo("States.NoChoiceMatched");
    }

    @Test
    void anOutputTooLargeFailsTheExecutionWithoutAnEvaluationFailed() throws Exception {
        var ended = Given.run(Given.expression("$join([1..100000].('abc'))"));

        assertThat(ended.error()).isEqualTo("States.DataLimitExceeded");
        assertThat(ended.types()).containsExactly("ExecutionStarted", "PassStateEntered", "ExecutionFailed");
    }
}
