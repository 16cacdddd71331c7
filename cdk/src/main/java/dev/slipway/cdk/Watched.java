package dev.slipway.cdk;

import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.dynamodb.Table;

/// What wakes operators beside undelivered messages and a rewritten audit.
final class Watched {
    private static final MetricOptions SUM = MetricOptions.builder().statistic("Sum").build();

    Watched(Pager pager, Functions functions, Machines machines, Door door, Tables tables) {
        pager.onAny("DeploymentBroken", broken(machines.deployment()));
        pager.onAny("RollbackBroken", broken(machines.rollback()));
        pager.onMore("ApiFailing", door.api().metricServerError(SUM), 2);
        pager.onSilence("CheckpointMissing", done(functions.get(FunctionName.CHECKPOINT)));
        pager.onSilence("SweepMissing", done(functions.get(FunctionName.SWEEP)));
        pager.onMore("StateThrottled", throttled(tables.state()), 10);
        pager.onMore("AuditThrottled", throttled(tables.audit()), 10);
    }

    private static IMetric broken(MachineFromAsl machine) {
        return Pager.sum(Map.of(
                "failed", machine.machine().metricFailed(),
                "late", machine.machine().metricTimedOut(),
                "stopped", machine.machine().metricAborted()));
    }

    private static IMetric done(LiveFunction function) {
        return Pager.difference(
                function.function().metricInvocations(SUM), function.function().metricErrors(SUM));
    }

    private static IMetric throttled(Table table) {
        return Pager.sum(Map.of(
                "reads", throttled(table, "GetItem"),
                "queries", throttled(table, "Query"),
                "writes", throttled(table, "TransactWriteItems")));
    }

    private static IMetric throttled(Table table, String operation) {
        return table.metric(
                "ThrottledRequests",
                MetricOptions.builder()
                        .statistic("Sum")
                        .dimensionsMap(Map.of("TableName", table.getTableName(), "Operation", operation))
                        .build());
    }
}
