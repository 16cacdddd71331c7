package dev.slipway.twin.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Which repositories a registry holds, and under which tags.
public interface Repositories {
    /// The tags of a repository; none when there is no such repository.
    List<String> tags(String repository);

    /// Exactly these.
    static Repositories of(Map<String, List<String>> tags) {
        var held = Map.copyOf(tags);
        return repository -> held.getOrDefault(repository, List.of());
    }

    /// Every `nim/<publisher>/<model>`, under `latest` and these versions.
    static Repositories ofEveryNim(List<String> versions) {
        var nim = Pattern.compile("nim/[a-z0-9._-]+/[a-z0-9._-]+");
        var tags = new ArrayList<>(versions);
        tags.addFirst("latest");
        var held = List.copyOf(tags);
        return repository -> nim.matcher(repository).matches() ? held : List.of();
    }
}
