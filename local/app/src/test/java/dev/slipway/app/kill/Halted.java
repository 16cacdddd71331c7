package dev.slipway.app.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Halts the process around its commits, and lets another one finish.
///
/// There are two points for each commit, before and after it. All of them take minutes; `-Dslipway.kill.every=1` asks for
/// it, as `.ci/run` does. A case has a [World] of its own, so that cases run side by side.
record Halted(Errand errand, Path folder, End whole, long commits) {
    /// Odd, so that points of both kinds are tried.
    private static final int EVERY = Integer.getInteger("slipway.kill.every", 41);

    /// A test for each point around the commits that an uninterrupted run makes, or for every so many-th.
    static Stream<DynamicTest> everywhere(Errand errand, Path folder) throws Exception {
        try (var world = World.in(folder.resolve("whole"))) {
            errand.before(world);
            long commits = world.at(errand);
            var whole = world.end(errand);
            assertThat(whole.seen()).isEqualTo(expected(errand));
            System.out.printf("%s: N = %d commits, halted at one in %d points%n", errand, commits, EVERY);
            return new Halted(errand, folder, whole, commits).tests();
        }
    }

    /// What is seen at the end, in a file.
    static List<String> expected(Errand errand) throws IOException {
        try (var file = Halted.class.getResourceAsStream("/kill/%s.txt".formatted(errand))) {
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().toList();
        }
    }

    private Stream<DynamicTest> tests() {
        return LongStream.range(0, 2 * commits)
                .filter(point -> point % EVERY == 0)
                .mapToObj(point -> test(point % 2 == 0 ? "before" : "after", point / 2 + 1));
    }

    private DynamicTest test(String when, long n) {
        return DynamicTest.dynamicTest(
                "%s %s commit %d of %d".formatted(errand, when, n, commits), () -> halted(when, n));
    }

    private void halted(String when, long n) throws Exception {
        try (var world = World.in(folder.resolve("%s-%d".formatted(when, n)))) {
            errand.before(world);
            var victim = world.aside(errand, when, n);
            var told = victim.inputReader(StandardCharsets.UTF_8).readLine();
            int exit = victim.waitFor();

            var end = world.end(errand);

            // Commits share a flush now and then, so that a run may end one commit short of its n-th.
            assertThat(exit == Halt.KILLED || Long.parseLong(told) < n)
                    .as("exit %d, told %s", exit, told)
                    .isTrue();
            assertThat(end).isEqualTo(whole);
        }
    }
}
