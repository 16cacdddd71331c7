package dev.slipway.app.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Halts the process around its commits, and lets it finish.
///
/// Every n takes minutes; `-Dslipway.kill.every=1` asks for it, as `.ci/run` does. Without it every so many-th is tried.
final class KillTest {
    private static final int EVERY = Integer.getInteger("slipway.kill.every", 20);
    private static final int KILLED = 137;
    static final String DEPLOYED = "Deployed LIVE owner=none generations=1 reserved=1.1267 chain=whole";
    static final String REMOVED = "Removed REMOVED owner=none generations=1 reserved=0.00 chain=whole";
    static final List<String> CREATED =
            List.of("CreateEndpoint=1", "CreateEndpointConfig=1", "CreateModel=1");
    static final List<String> DELETED = Stream.concat(
                    CREATED.stream(), Stream.of("DeleteEndpoint=1", "DeleteEndpointConfig=1", "DeleteModel=1"))
            .toList();

    private static Processes processes;

    @TempDir
    private static Path homes;

    @BeforeAll
    static void startTwins() throws IOException {
        processes = new Processes();
    }

    @AfterAll
    static void stopTwins() {
        processes.close();
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> aDeploymentHaltedAtAnyCommitEndsAsIfItWasNot() throws Exception {
        return haltedEverywhere("deploy", DEPLOYED, CREATED);
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> aRemovalHaltedAtAnyCommitEndsAsIfItWasNot() throws Exception {
        return haltedEverywhere("undeploy", REMOVED, DELETED);
    }

    private static Stream<DynamicTest> haltedEverywhere(String what, String end, List<String> calls) throws Exception {
        var told = processes.finish(homes.resolve(what), "whole-" + what, what);
        assertThat(told).startsWith(end + " commits=");
        int commits = Integer.parseInt(told.substring(told.indexOf("commits=") + "commits=".length()));
        System.out.printf("%s has N = %d commits; halted around every %d. of them%n", what, commits, EVERY);
        return IntStream.rangeClosed(1, commits)
                .filter(n -> n % EVERY == 0 || n == 1)
                .boxed()
                .flatMap(n -> Stream.of("before", "after")
                        .map(when -> DynamicTest.dynamicTest(
                                "%s commit %d of %d".formatted(when, n, commits),
                                () -> halted(what, when, n, end, calls))));
    }

    private static void halted(String what, String when, int n, String end, List<String> calls) throws Exception {
        var app = "%s-%s-%d".formatted(what, when, n);
        var home = homes.resolve(app);
        var exit = processes.start(home, app, what, when, n).waitFor();

        var told = processes.finish(home, app, what);

        assertThat(exit).isEqualTo(KILLED);
        assertThat(told).startsWith(end);
        assertThat(processes.accepted(app)).isEqualTo(calls);
    }
}
