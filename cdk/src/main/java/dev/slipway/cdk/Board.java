package dev.slipway.cdk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.constructs.Construct;

/// What operators look at first.
final class Board extends Construct {
    private static final int HALF = 12;

    Board(Construct scope, Installation installation, Door door, List<MachineFromAsl> machines, Map<FunctionName, LiveFunction> functions) {
        super(scope, "Board");
        var runs = machines.stream()
                .map(MachineFromAsl::machine)
                .flatMap(machine -> Stream.of(
                        machine.metricStarted(), machine.metricSucceeded(), machine.metricFailed(), machine.metricTimedOut()))
                .toList();
        var all = Arrays.stream(FunctionName.values()).map(functions::get).map(LiveFunction::function).toList();
        Dashboard.Builder.create(this, "Dashboard")
                .dashboardName(installation.name("board"))
                .widgets(List.of(
                        List.of(
                                graph("Runs", runs),
                                graph(
                                        "Requests",
                                        List.of(
                                                door.api().metricCount(),
                                                door.api().metricClientError(),
                                                door.api().metricServerError()))),
                        List.of(
                                graph("Errors of functions", all.stream().map(f -> f.metricErrors()).toList()),
                                graph("Time of functions", all.stream().map(f -> f.metricDuration()).toList()))))
                .build();
    }

    private static GraphWidget graph(String title, List<? extends IMetric> metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .left(metrics)
                .width(HALF)
                .build();
    }
}
