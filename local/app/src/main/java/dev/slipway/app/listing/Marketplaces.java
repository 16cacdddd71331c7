package dev.slipway.app.listing;

import static java.util.function.Predicate.not;

import dev.slipway.app.store.Trouble;
import dev.slipway.core.failure.Malformed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads the NIM names of a marketplace: a CSV with a column `nim_model_name`, or a folder with manifests in it.
///
/// Shape: a package without a NIM name gives none. Errors: a broken or empty file, or a folder without a
/// manifest, is refused with a [Malformed].
public final class Marketplaces {
    private static final String ACCEPTED = "a CSV file with a column nim_model_name, or a folder of dataloop.json files";
    private static final String MANIFEST = "dataloop.json";

    private Marketplaces() {}

    public static List<String> at(String field, Path path) {
        return Files.isDirectory(path) ? ofFolder(field, path) : ofTable(Source.file(field, path));
    }

    /// The names of a table's text.
    public static List<String> ofTable(Source source) {
        return named(source, Columns.of(source, "nim_model_name", ACCEPTED));
    }

    private static List<String> ofFolder(String field, Path folder) {
        var source = new Source(field, "");
        try (var files = Files.walk(folder)) {
            var manifests = files.filter(file -> file.endsWith(MANIFEST)).sorted().toList();
            if (manifests.isEmpty()) {
                throw source.not("no %s in %s".formatted(MANIFEST, folder), ACCEPTED, "check the path");
            }
            var names = new ArrayList<String>();
            for (var manifest : manifests) {
                names.addAll(namesIn(Source.file(field + " " + manifest, manifest)));
            }
            return named(source, names);
        } catch (IOException e) {
            throw source.not(folder + ": " + Trouble.words(e), "a folder that can be read", "check its permissions");
        }
    }

    private static List<String> namesIn(Source manifest) {
        var names = new ArrayList<String>();
        var document = JsonTexts.read(manifest, "a manifest");
        if (!document.isObject()) {
            throw manifest.not("no object", "a manifest", "restore the file");
        }
        for (var model : document.at("/components/models")) {
            names.add(model.at("/configuration/nim_model_name").asText(""));
        }
        return names;
    }

    private static List<String> named(Source source, List<String> names) {
        if (names.stream().allMatch(String::isBlank)) {
            throw source.not("no package with a NIM name", ACCEPTED, "check that it is the marketplace's own list");
        }
        return names.stream().filter(not(String::isBlank)).toList();
    }
}
