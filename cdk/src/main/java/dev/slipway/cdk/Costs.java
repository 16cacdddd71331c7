package dev.slipway.cdk;

import java.util.List;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.constructs.Construct;

/// Tells operators when the account's month becomes expensive, and when it is going to.
final class Costs extends Construct {
    Costs(Construct scope, Installation installation) {
        super(scope, "Costs");
        CfnBudget.Builder.create(this, "Budget")
                .budget(CfnBudget.BudgetDataProperty.builder()
                        .budgetName(installation.name("month"))
                        .budgetType("COST")
                        .timeUnit("MONTHLY")
                        .budgetLimit(CfnBudget.SpendProperty.builder()
                                .amount(installation.monthlyUsd())
                                .unit("USD")
                                .build())
                        .build())
                .notificationsWithSubscribers(List.of(above("ACTUAL", installation), above("FORECASTED", installation)))
                .build();
    }

    private static CfnBudget.NotificationWithSubscribersProperty above(String what, Installation installation) {
        return CfnBudget.NotificationWithSubscribersProperty.builder()
                .notification(CfnBudget.NotificationProperty.builder()
                        .notificationType(what)
                        .comparisonOperator("GREATER_THAN")
                        .threshold(100)
                        .thresholdType("PERCENTAGE")
                        .build())
                .subscribers(List.of(CfnBudget.SubscriberProperty.builder()
                        .subscriptionType("EMAIL")
                        .address(installation.alarmMail())
                        .build()))
                .build();
    }
}
