package dev.slipway.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// Folders that are ours to remove.
public final class Folders {
    private Folders() {}

    /// Removes the folder with all that is in it; links are not followed.
    public static void remove(Path folder) throws IOException {
        List<Path> all;
        try (var found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (var each : all) {
            Files.deleteIfExists(each);
        }
    }
}
