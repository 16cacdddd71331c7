package dev.slipway.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.app.server.Server;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Refused;
import dev.slipway.engine.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path temp;

    /// Owns the folder until its input ends.
    static final class Owner {
        private Owner() {}

        public static void main(String[] arguments) throws IOException {
            try (var folder = DataFolder.own(Path.of(arguments[0]))) {
                System.out.println(folder.path());
                System.in.read();
            }
        }
    }

    @Test
    void isTheOwnersAlone() throws IOException {
        try (var folder = DataFolder.own(temp.resolve("a/b"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void whatIsMadeInAFolderThatIsOpenToOthersIsItsOwnersAlone() throws IOException {
        var home = Files.createDirectory(temp.resolve("open"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));

        try (var server = Server.open(Settings.read(Map.of()), home, Clock.real(), 0);
                var inside = Files.list(home)) {
            assertThat(server.address()).isNotNull();
            assertThat(inside.toList()).extracting(file -> String.valueOf(file.getFileName()))
                    .contains("slipway.db", "slipway.db-wal", "log.jsonl", "evidence", "archive", "twins", "owner.lock", "owner.pid");
        }
        try (var inside = Files.list(home)) {
            assertThat(inside.toList()).allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void aFolderThatIsOpenToOthersIsTold() throws IOException {
        assertThat(DataFolder.openness(temp)).isEmpty();
        assertThat(DataFolder.openness(temp.resolve("missing"))).isEmpty();

        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx--x---"));
        assertThat(DataFolder.openness(temp).orElseThrow()).contains(temp.toString(), "rwx--x---", "chmod 700");
    }

    @Test
    void refusesASecondOwnerInTheSameProcess() {
        try (var folder = DataFolder.own(temp)) {
            assertThatThrownBy(() -> DataFolder.own(temp))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining(folder.path().toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void refusesASecondProcessNamingTheFirst() throws Exception {
        var owner = Child.start(Owner.class, temp.toString());
        try {
            assertThat(owner.inputReader().readLine())
                    .isEqualTo(temp.toAbsolutePath().toString());

            assertThatThrownBy(() -> DataFolder.own(temp))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("in use by process " + owner.pid());
        } finally {
            owner.destroyForcibly().waitFor();
        }
    }

    @Test
    void isFreeAgainWhenTheOwnerIsKilled() throws Exception {
        var owner = Child.start(Owner.class, temp.toString());
        assertThat(owner.inputReader().readLine()).isNotNull();
        owner.destroyForcibly().waitFor();

        try (var folder = DataFolder.own(temp)) {
            assertThat(folder.path()).isEqualTo(temp.toAbsolutePath());
        }
    }

    @Test
    void isFreeAgainWhenItIsClosed() {
        DataFolder.own(temp).close();
        DataFolder.own(temp).close();

        assertThat(temp.resolve("owner.pid")).doesNotExist();
    }
}
