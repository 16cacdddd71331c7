package dev.slipway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.app.server.Signpost;
import dev.slipway.app.store.DataFolder;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoPlaceTest {
    private static final URI ADDRESS = URI.create("http://127.0.0.1:1");
    private static final String SELF = "process " + ProcessHandle.current().pid();

    @TempDir
    private Path folder;

    @Test
    void aDemoThatStaysOwnsTheFolderInWhichCommandsLook() {
        var home = folder.resolve("home");
        try (var stay = new Stay()) {
            DemoPlace.taken(Optional.of(folder.resolve("data")), Optional.of(home), stay);

            assertThatThrownBy(() -> DataFolder.own(home)).isInstanceOf(Refused.class).hasMessageContaining(SELF);
        }
        DataFolder.own(home).close();
    }

    @Test
    void itsNoticeHangsWhereverACommandLooksUntilItEnds() {
        var home = folder.resolve("home");
        var data = folder.resolve("data");
        try (var stay = new Stay()) {
            DemoPlace.taken(Optional.of(data), Optional.of(home), stay).hangOut(ADDRESS, stay);

            assertThat(Signpost.in(home)).isEqualTo(Signpost.in(data)).hasValue(Signpost.of(ADDRESS, data));
        }
        assertThat(Signpost.in(home)).isEmpty();
        assertThat(Signpost.in(data)).isEmpty();
    }

    @Test
    void itsDataMayLieInTheFolderInWhichCommandsLook() {
        var home = folder.resolve("home");
        try (var stay = new Stay()) {
            var place = DemoPlace.taken(Optional.of(home), Optional.of(home), stay);
            stay.with(DataFolder.own(home));
            place.hangOut(ADDRESS, stay);

            assertThat(Signpost.in(home)).hasValue(Signpost.of(ADDRESS, home));
        }
    }

    @Test
    void aDemoThatEndsLeavesOtherFoldersAlone() {
        try (var stay = new Stay()) {
            var place = DemoPlace.taken(Optional.empty(), Optional.empty(), stay);
            place.hangOut(ADDRESS, stay);

            assertThat(Signpost.in(place.data())).isEmpty();
            assertThat(place.data()).isEmptyDirectory();
        }
    }

    @Test
    void aFolderWithSomethingInItIsRefusedAndNothingIsTaken() throws IOException {
        Files.writeString(folder.resolve("something"), "");
        var home = folder.resolve("home");
        try (var stay = new Stay()) {
            assertThatThrownBy(() -> DemoPlace.taken(Optional.of(folder), Optional.of(home), stay))
                    .isInstanceOf(Malformed.class)
                    .hasMessageContaining("--home");
            DataFolder.own(home).close();
        }
    }
}
