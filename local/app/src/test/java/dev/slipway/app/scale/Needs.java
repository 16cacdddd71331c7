package dev.slipway.app.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// What each story takes, as it was counted last, and the mean of a day's mixture.
record Needs(List<Need> all) {
    static final Path FILE = Path.of("src/test/resources/scale/needs.csv");

    Needs {
        all = List.copyOf(all);
    }

    static Needs kept() {
        try {
            return new Needs(Files.readAllLines(FILE).stream().skip(1).map(Need::parse).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Plays every story in a folder of its own below this one.
    static Needs counted(Path folder) throws Exception {
        var all = new ArrayList<Need>();
        for (var story : Story.values()) {
            all.add(Trial.of(story, Files.createDirectories(folder.resolve(story.name()))));
        }
        return new Needs(all);
    }

    void keep() throws IOException {
        var lines = new ArrayList<>(List.of(Need.HEAD));
        all.forEach(need -> lines.add(need.toString()));
        Files.write(FILE, lines);
    }

    /// Of one intent of the mixture, on AWS.
    double mean(ToLongFunction<Need> part) {
        return all.stream()
                .map(Need::onAws)
                .mapToDouble(need -> part.applyAsLong(need) * need.story().share() / 100.0)
                .sum();
    }
}
