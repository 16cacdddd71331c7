package dev.slipway.app.cli;

import dev.slipway.app.server.Signpost;
import dev.slipway.app.store.DataFolder;
import dev.slipway.app.store.Folders;
import dev.slipway.app.store.Trouble;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a demo keeps its data, and where commands look for it when it stays.
///
/// Shape: a demo that stays owns the folder in `found` from its beginning, so that no other process can take it while
/// the demo plays.
record DemoPlace(Path data, Optional<Path> found) {
    /// @param wanted an empty or new folder; without one a temporary folder that goes with the demo
    /// @param found the folder in which commands look, for a demo that stays
    static DemoPlace taken(Optional<Path> wanted, Optional<Path> found, Stay stay) {
        try {
            var data = wanted.map(Path::toAbsolutePath).map(Path::normalize);
            if (data.isPresent()) {
                refuseUnlessEmpty(data.get());
            }
            // The server owns its data folder itself.
            var apart = found.map(Path::normalize).filter(folder -> !Optional.of(folder).equals(data));
            apart.ifPresent(folder -> stay.with(DataFolder.own(folder)));
            return new DemoPlace(data.isPresent() ? data.get() : temporary(stay), found.map(Path::normalize));
        } catch (IOException e) {
            throw new Unavailable("the demo's folder cannot be used: " + Trouble.words(e), e);
        }
    }

    /// Hangs the signpost out wherever a command may look: in the data folder and in the one that commands use.
    void hangOut(URI address, Stay stay) {
        found.ifPresent(folder -> Stream.of(folder, data)
                .distinct()
                .forEach(place -> stay.with(Signpost.of(address, data).hangOut(place))));
    }

    private static Path temporary(Stay stay) throws IOException {
        var folder = Files.createTempDirectory("slipway-demo");
        stay.with(() -> Folders.remove(folder));
        return folder;
    }

    private static void refuseUnlessEmpty(Path folder) throws IOException {
        DataFolder.make(folder);
        try (var entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new Malformed(new Problem(
                                "not_empty", "--home", folder.toString(), "an empty or new folder", "choose another")
                        .sentence());
            }
        }
    }
}
