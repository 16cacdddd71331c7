package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
    @Test
    void aProcessKilledAgainAndAgainEndsTheExecutionAllTheSame(@TempDir Path folder) throws Exception {
        var file = folder.resolve("journal");

        var exits = new ArrayList<Integer>();
        do {
            exits.add(run(file, 4));
        } while (exits.getLast() == Victim.KILLED);

        assertThat(exits).containsExactly(Victim.KILLED, Victim.KILLED, Victim.DONE);
        var journal = new FileJournal(file);
        assertThat(ProgressText.read(journal.find(Journey.ID).orElseThrow())
                        .describe()
                        .status())
                .isInstanceOfSatisfying(
                        Status.Succeeded.class,
                        succeeded -> assertThat(succeeded.output()).isEqualTo(Given.tree(Journey.OUTPUT)));
        assertThat(journal.history(Journey.ID)).extracting(Event::id).doesNotHaveDuplicates();
    }

    private static int run(Path file, int appends) throws IOException, InterruptedException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        return new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        file.toString(),
                        Integer.toString(appends))
                .inheritIO()
                .start()
                .waitFor();
    }
}
