package dev.slipway.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AslTest {
    private static final Asl ROLLBACK = FunctionRules.machine("rollback");

    @Test
    void aMisspeltPlaceholderIsNamedOnBothSides() {
        var names = new TreeSet<>(ROLLBACK.placeholders());
        names.remove("UndoRolloutFunctionArn");
        names.add("UndoRoloutFunctionArn");

        assertThatThrownBy(() -> ROLLBACK.requireFilledBy(names))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rollback.asl.json: nothing stands for the placeholders [UndoRolloutFunctionArn],"
                        + " and no placeholder is called [UndoRoloutFunctionArn]");
    }

    @Test
    void placeholdersAreThoseOfTheFile() {
        assertThat(ROLLBACK.placeholders())
                .isEqualTo(Set.of(
                        "AuditDeploymentFunctionArn",
                        "FindLastGoodFunctionArn",
                        "UndoRolloutFunctionArn",
                        "ValidateEndpointFunctionArn",
                        "WatchRolloutFunctionArn"));
    }

    @Test
    void patienceIsThatOfTheStatesThatCallIt() {
        assertThat(ROLLBACK.patience("WatchRolloutFunctionArn")).hasValue(420);
        assertThat(ROLLBACK.patience("GuardPlanFunctionArn")).isEmpty();
    }
}
