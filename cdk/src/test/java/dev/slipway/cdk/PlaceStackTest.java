package dev.slipway.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// An environment may lie in another account; what is done there is held to the same rules.
@NeedsNode
class PlaceStackTest {
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
    void whatIsChangedThereIsChangedByThemAndByOurNamesAlone() {
        var there = new Resources(Synthesized.stacks().template(Synthesized.ELSEWHERE));

        assertThat(AccessRules.noActionIsAWildcard(there)).isEmpty();
        assertThat(AccessRules.everyResourceIsNamed(there)).isEmpty();
        assertThat(PlaceRules.onlyOurNamesAreChanged(there)).isEmpty();
    }
}
