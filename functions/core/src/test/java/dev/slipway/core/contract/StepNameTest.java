package dev.slipway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.approval.RequestApproval;
import dev.slipway.core.step.Outcome;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepNameTest {
    @ParameterizedTest
    @EnumSource
    void isCalledLikeItsClassWhichTakesAndAnswersWhatItSays(StepName step) {
        var type = step.request().getEnclosingClass();
        var answer = step.answersLater() ? RequestApproval.Asked.class : step.answer();

        assertThat(type.getSimpleName()).isEqualTo(step.title());
        assertThat(type.getGenericInterfaces()).singleElement().isInstanceOfSatisfying(
                ParameterizedType.class, it -> assertThat(it.getActualTypeArguments())
                        .containsExactly(step.request(), answer));
    }

    @ParameterizedTest
    @EnumSource
    void isAnsweredBySealedCasesThatMachinesRouteBy(StepName step) {
        assertThat(step.answer()).isInterface().matches(Class::isSealed).isAssignableTo(Outcome.class);
        assertThat(step.answer().getPermittedSubclasses()).hasSizeGreaterThan(1).allMatch(Class::isRecord);
    }

    @Test
    void hasAPlaceholderOfItsOwn() {
        assertThat(StepName.GUARD_PLAN.placeholder()).isEqualTo("GuardPlanFunctionArn");
        assertThat(Arrays.stream(StepName.values()).map(StepName::placeholder)).doesNotHaveDuplicates();
    }
}
