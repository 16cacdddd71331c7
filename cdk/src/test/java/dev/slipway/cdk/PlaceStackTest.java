package dev.slipway.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// An environment may lie in another account; what is done there is held to the same rules.
@NeedsNode
class PlaceStackTest {
    /// Names of what is measured and shown, which many may bear.
    private static final Set<String> SHARED = Set.of("MetricName", "PolicyName");

    @Test
    void theOtherAccountTrustsTheFunctionsOfThisOne() {
        var there = new Resources(Synthesized.stacks().template(Synthesized.ELSEWHERE));

        assertThat(there.trusts())
                .filteredOn(trust -> trust.where().startsWith("prodrollout"))
                .flatExtracting(Resources.Statement::who)
                .containsExactlyInAnyOrder("slipway-live-execute", "slipway-live-undo", "slipway-live-watch");
        assertThat(there.template().toString()).contains("arn:", "iam::111122223333:role/slipway-live-execute");
    }

    @Test
    void functionsTakeTheRoleOfTheOtherAccount() {
        var here = new Resources(Synthesized.stacks().template(Synthesized.LIVE));

        assertThat(here.rights())
                .filteredOn(right -> right.who().contains("slipway-live-execute") && right.allows("sts:AssumeRole"))
                .flatExtracting(Resources.Statement::resources)
                .anyMatch(role -> role.endsWith("iam::444455556666:role/slipway-live-prod-rollout"))
                .anyMatch(role -> role.endsWith("iam::${AWS::AccountId}:role/slipway-live-dev-rollout"));
    }

    @Test
    void itsAlarmsAreSentHomeAndLetInThere() {
        var there = new Resources(Synthesized.stacks().template(Synthesized.ELSEWHERE));
        var here = new Resources(Synthesized.stacks().template(Synthesized.LIVE));

        assertThat(Resources.text(there.one("AWS::Events::Rule", "AlarmsSent").at("/Targets/0/Arn")))
                .endsWith(":events:eu-central-1:111122223333:event-bus/default");
        assertThat(AlarmRules.names(there)).containsExactly("AlarmUnsent");
        assertThat(there)
                .satisfies(template -> assertThat(CallRules.everyCallHasDeadLetters(template)).isEmpty())
                .satisfies(template -> assertThat(AlarmRules.everyQueueWakesSomebody(template)).isEmpty())
                .satisfies(template -> assertThat(AlarmRules.everyAlarmReachesSomebody(template)).isEmpty());
        var letIn = here.one("AWS::Events::EventBusPolicy", "AlarmsOf444455556666").path("Statement");
        assertThat(Resources.text(letIn.at("/Principal/AWS"))).endsWith("iam::444455556666:root");
        assertThat(letIn.at("/Condition/StringEquals/events:source").asText()).isEqualTo("aws.cloudwatch");
    }

    @Test
    void functionsAskNothingOfEcrWhereNoEnvironmentTakesImagesFromIt() {
        var here = new Resources(Synthesized.stacks().template(Synthesized.LIVE));

        assertThat(here.rights())
                .filteredOn(right -> right.who().contains("slipway-live-plan") || right.who().contains("slipway-live-guard"))
                .flatExtracting(Resources.Statement::actions)
                .isNotEmpty()
                .noneMatch(action -> action.startsWith("ecr:"));
    }

    @Test
    void twoEnvironmentsInOneAccountAndRegionShareNoName() {
        var prod = Synthesized.stacks().template(Synthesized.ELSEWHERE);
        var staging = Synthesized.stacks().template(Synthesized.BESIDE);

        assertThat(names(prod)).contains("Slipway live-prod: AlarmUnsent", "slipway-live-prod-rollout");
        assertThat(names(staging)).hasSameSizeAs(names(prod)).doesNotContainAnyElementsOf(names(prod));
    }

    /// What resources are given for a name; CloudFormation makes up the others.
    private static List<String> names(JsonNode template) {
        return template.path("Resources").properties().stream()
                .flatMap(resource -> resource.getValue().path("Properties").properties().stream())
                .filter(property -> property.getKey().endsWith("Name"))
                .filter(property -> property.getValue().isTextual())
                .filter(property -> !SHARED.contains(property.getKey()))
                .map(property -> property.getValue().asText())
                .toList();
    }

    @Test
    void whatIsChangedThereIsChangedByThemAndByOurNamesAlone() {
        var there = new Resources(Synthesized.stacks().template(Synthesized.ELSEWHERE));

        assertThat(AccessRules.noActionIsAWildcard(there)).isEmpty();
        assertThat(AccessRules.everyResourceIsNamed(there)).isEmpty();
        assertThat(PlaceRules.onlyOurNamesAreChanged(there)).isEmpty();
    }
}
