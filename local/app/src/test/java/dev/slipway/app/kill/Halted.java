package dev.slipway.app.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Halts the process around its commits, and lets it finish.
///
/// Every n takes minutes; `-Dslipway.kill.every=1` asks for it, as `.ci/run` does. Without it every so many-th is tried.
final class Halted {
    private static final int EVERY = Integer.getInteger("slipway.kill.every", 20);
    private static final int KILLED = 137;

    static final String DEPLOYED = "Deployed LIVE owner=none generations=1 reserved=1.1267 decided=0 chain=whole";
    static final String APPROVED = "Deployed LIVE owner=none generations=1 reserved=2.2534 decided=1 chain=whole";
    static final String REMOVED = "Removed REMOVED owner=none generations=1 reserved=0.00 decided=0 chain=whole";
    static final List<String> CREATED = List.of("CreateEndpoint=1", "CreateEndpointConfig=1", "CreateModel=1");
    static final List<String> DELETED = Stream.concat(
                    CREATED.stream(), Stream.of("DeleteEndpoint=1", "DeleteEndpointConfig=1", "DeleteModel=1"))
            .toList();

    private final Path homes;
    private final Processes processes;
    private final String what;
    private final String end;
    private final List<String> calls;

    private Halted(Path homes, Processes processes, String what, String end, List<String> calls) {
        this.homes = homes;
        this.processes = processes;
        this.what = what;
        this.end = end;
        this.calls = calls;
    }

    /// A test before and after each commit that an uninterrupted run makes.
    static Stream<DynamicTest> everywhere(Path homes, String what, String end, List<String> calls) throws Exception {
        var processes = new Processes(homes);
        try {
            return new Halted(homes, processes, what, end, calls).tests().onClose(processes::close);
        } catch (Exception | AssertionError e) {
            processes.close();
            throw e;
        }
    }

    private Stream<DynamicTest> tests() throws Exception {
        var told = processes.finish(homes.resolve("whole"), "whole-run", what);
        assertThat(told).startsWith(end + " commits=");
        int commits = commits(told);
        System.out.printf("%s: N = %d commits, halted around one in %d%n", what, commits, EVERY);
        return IntStream.rangeClosed(1, commits)
                .filter(n -> n % EVERY == 0 || n == 1)
                .boxed()
                .flatMap(n -> Stream.of("before", "after")
                        .map(when -> DynamicTest.dynamicTest(
                                "%s %s commit %d of %d".formatted(what, when, n, commits), () -> halted(when, n))));
    }

    private static int commits(String told) {
        var at = told.indexOf("commits=");
        return at < 0 ? Integer.MAX_VALUE : Integer.parseInt(told.substring(at + "commits=".length()));
    }

    private void halted(String when, int n) throws Exception {
        var app = "%s-%d".formatted(when, n);
        var home = homes.resolve(app);
        var victim = processes.start(home, app, what, when, n);
        var last = Processes.lastLine(victim);
        var exit = victim.waitFor();

        var told = processes.finish(home, app, what);

        // Commits share a flush now and then, so that a run may end one commit short of its n-th.
        assertThat(exit == KILLED || commits(last) < n).as("exit %d, told %s", exit, last).isTrue();
        assertThat(told).startsWith(end);
        assertThat(processes.accepted(app)).isEqualTo(calls);
    }
}
