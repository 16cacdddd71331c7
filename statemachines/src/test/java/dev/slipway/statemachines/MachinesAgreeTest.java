package dev.slipway.statemachines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.approval.Round;
import dev.slipway.core.contract.StepName;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.plan.ApprovalTerms;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Java's exhaustive switches reach across the border: what a machine routes by is what core answers.
final class MachinesAgreeTest {
    private static final String OURS = "dev.slipway.";
    private static final Set<String> LAMBDAS_OWN = Set.of(
            "Lambda.ServiceException",
            "Lambda.AWSLambdaException",
            "Lambda.SdkClientException",
            "Lambda.ClientExecutionTimeoutException",
            "Lambda.TooManyRequestsException",
            "Lambda.Unknown",
            "Runtime.ExitError",
            "Sandbox.Timedout",
            "States.Timeout");

    static Stream<Drawn> machines() {
        return Drawn.all();
    }

    @Test
    void thereIsAMachine() {
        assertThat(machines()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void everyTaskCallsAStepUnderANameOfItsOwn(Drawn drawn) {
        drawn.states("Task").forEach((name, task) -> {
            assertThat(task.get("Resource").asText())
                    .as(name)
                    .isEqualTo("arn:aws:states:::lambda:invoke" + (isAnsweredLater(task) ? ".waitForTaskToken" : ""));
            assertThat(Drawn.step(task).orElseThrow().states()).as(name).contains(name);
        });
    }

    @ParameterizedTest
    @MethodSource("machines")
    void everyPayloadHasTheFieldsOfTheStepsRequest(Drawn drawn) {
        drawn.states("Task").forEach((name, task) -> {
            var given = new TreeSet<String>();
            task.at("/Arguments/Payload").fieldNames().forEachRemaining(given::add);

            var wanted = Arrays.stream(Drawn.step(task).orElseThrow().request().getRecordComponents())
                    .map(component -> component.getName())
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(given).as(name).isEqualTo(wanted);
        });
    }

    @ParameterizedTest
    @MethodSource("machines")
    void everyChoiceCoversExactlyTheCasesOfItsAnswer(Drawn drawn) {
        drawn.states("Task").forEach((name, task) -> {
            var choice = drawn.state(task.get("Next").asText());
            var comparisons = branches(choice, "Choices").map(Drawn::comparison).toList();

            assertThat(choice.get("Type").asText()).as("what follows " + name).isEqualTo("Choice");
            assertThat(choice.has("Default")).as("a default would hide a missing case").isFalse();
            assertThat(comparisons).extracting(Map.Entry::getValue).containsExactlyInAnyOrderElementsOf(casesOf(task));
            assertThat(comparisons)
                    .extracting(Map.Entry::getKey)
                    .allMatch(variable -> task.at("/Assign/" + variable)
                            .asText()
                            .equals(isAnsweredLater(task) ? "{% $states.result.outcome %}" : "{% $states.result.Payload.outcome %}"));
        });
    }

    @ParameterizedTest
    @MethodSource("machines")
    void everyTaskHasATimeOutRetriersALastCatcherAndAComment(Drawn drawn) {
        drawn.states("Task").forEach((name, task) -> {
            var last = branches(task, "Catch").reduce((first, second) -> second).orElseThrow();

            assertThat(task.path("TimeoutSeconds").asInt())
                    .as(name)
                    .isBetween(1, isAnsweredLater(task) ? (int) Round.LENGTH.toSeconds() : 900);
            assertThat(task.path("Comment").asText()).as(name).isNotBlank();
            assertThat(names(last)).as(name).containsExactly("States.ALL");
        });
        assertThat(drawn.machine().path("TimeoutSeconds").asInt()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void everyTaskRetriesAsTheFailuresAskFor(Drawn drawn) {
        drawn.states("Task").forEach((name, task) -> {
            var patient = new HashSet<>(LAMBDAS_OWN);
            patient.add("dev.slipway.core.failure.Unavailable");
            if (isAnsweredLater(task)) {
                patient.remove("States.Timeout");
            }
            var retriers = branches(task, "Retry")
                    .collect(Collectors.toMap(
                            MachinesAgreeTest::names,
                            r -> List.of(
                                    r.get("IntervalSeconds").asInt(),
                                    r.get("BackoffRate").asInt(),
                                    r.get("MaxAttempts").asInt())));

            assertThat(retriers)
                    .as(name)
                    .isEqualTo(Map.of(
                            Set.of("dev.slipway.core.failure.Throttled"), List.of(20, 2, 5),
                            patient, List.of(2, 2, 4),
                            Set.of("dev.slipway.core.failure.Conflict"), List.of(1, 1, 3)));
        });
    }

    @ParameterizedTest
    @MethodSource("machines")
    void aTaskThatPeopleAnswerWaitsForARoundAndThenAsksAgain(Drawn drawn) {
        drawn.states("Task").forEach((name, task) -> {
            var over = branches(task, "Catch")
                    .filter(branch -> names(branch).contains("States.Timeout"))
                    .map(branch -> branch.get("Next").asText())
                    .toList();

            assertThat(over).as(name).isEqualTo(isAnsweredLater(task) ? List.of(name) : List.of());
            if (isAnsweredLater(task)) {
                assertThat(task.get("TimeoutSeconds").asLong()).isEqualTo(Round.LENGTH.toSeconds());
                assertThat(task.at("/Arguments/Payload/token").asText())
                        .isEqualTo("{% $states.context.Task.Token %}");
            }
        });
    }

    @Test
    void theDeploymentHasTimeForEveryRoundAndItsRollout() {
        var deployment = machines()
                .filter(machine -> machine.states().containsKey("RequestApproval"))
                .findFirst()
                .orElseThrow();
        var rollout = Duration.ofHours(4);

        assertThat(Duration.ofSeconds(deployment.machine().get("TimeoutSeconds").asLong()))
                .isGreaterThanOrEqualTo(
                        Round.LENGTH.multipliedBy(ApprovalTerms.MOST_ROUNDS).plus(rollout));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void everyFailureNameOfOursIsAClass(Drawn drawn) {
        var failures = Arrays.stream(StepFailure.class.getPermittedSubclasses())
                .map(Class::getName)
                .collect(Collectors.toSet());

        var named = drawn.states("Task").values().stream()
                .flatMap(task -> Stream.concat(branches(task, "Retry"), branches(task, "Catch")))
                .flatMap(branch -> names(branch).stream())
                .filter(name -> name.startsWith(OURS));

        assertThat(named).isSubsetOf(failures);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void everyPathFromATaskGoesThroughTheAudit(Drawn drawn) {
        var reachable = new HashSet<String>();
        follow(drawn.machine().get("StartAt").asText(), drawn, reachable);

        assertThat(reachable)
                .as("reached without an audit")
                .noneMatch(name -> Set.of("Succeed", "Fail").contains(drawn.state(name).get("Type").asText()));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void everyStateHasAComment(Drawn drawn) {
        drawn.states().forEach((name, state) -> assertThat(state.path("Comment").asText()).as(name).isNotBlank());
    }

    @Test
    void everyStepStandsInAMachineUnderEachOfItsNames() {
        var drawn = machines()
                .flatMap(machine -> machine.states("Task").keySet().stream())
                .collect(Collectors.toSet());
        var named = Arrays.stream(StepName.values())
                .flatMap(step -> step.states().stream())
                .toList();

        assertThat(drawn).containsExactlyInAnyOrderElementsOf(named);
    }

    /// Everything that can be reached without passing an audit.
    private static void follow(String name, Drawn drawn, Set<String> seen) {
        if (!name.startsWith("Audit") && seen.add(name)) {
            Drawn.targets(drawn.state(name)).forEach(next -> follow(next, drawn, seen));
        }
    }

    private static boolean isAnsweredLater(JsonNode task) {
        return Drawn.step(task).filter(StepName::answersLater).isPresent();
    }

    private static Stream<JsonNode> branches(JsonNode state, String field) {
        return StreamSupport.stream(state.path(field).spliterator(), false);
    }

    private static Set<String> names(JsonNode branch) {
        return StreamSupport.stream(branch.get("ErrorEquals").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static List<String> casesOf(JsonNode task) {
        return Arrays.stream(Drawn.step(task).orElseThrow().answer().getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
    }
}
