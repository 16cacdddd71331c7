package dev.slipway.core.plan;

import dev.slipway.core.model.ModelId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Names that look like a name nobody knows.
///
/// Each part of the unknown name looks for its most similar part in an id: equal counts 100, a
/// likeness of more than half by edit distance its percentage, less nothing. Parts of the id that
/// nobody named cost a little. The best five that share anything are given, equal ones by name.
final class NearestNames {
    private static final int MOST = 5;
    private static final int LONGEST_PART = 40;
    private static final int MOST_PARTS = 20;

    private NearestNames() {}

    private record Scored(ModelId id, int score) {}

    static List<ModelId> of(String name, List<ModelId> ids) {
        var said = NameParts.of(name).stream()
                .filter(part -> part.length() <= LONGEST_PART)
                .limit(MOST_PARTS)
                .toList();
        return ids.stream()
                .map(id -> new Scored(id, score(said, NameParts.of(id.value()))))
                .filter(each -> each.score() > 0)
                .sorted(Comparator.comparingInt(Scored::score)
                        .reversed()
                        .thenComparing(each -> each.id().value()))
                .limit(MOST)
                .map(Scored::id)
                .toList();
    }

    private static int score(List<String> said, Set<String> parts) {
        int likeness = said.stream()
                .mapToInt(part -> parts.stream()
                        .mapToInt(other -> likeness(part, other))
                        .max()
                        .orElse(0))
                .sum();
        return likeness == 0 ? 0 : Math.max(1, likeness - 5 * Math.max(0, parts.size() - said.size()));
    }

    private static int likeness(String one, String other) {
        int longer = Math.max(one.length(), other.length());
        int percent = 100 * (longer - distance(one, other)) / longer;
        return percent > 50 ? percent : 0;
    }

    /// Levenshtein's distance, a row at a time.
    static int distance(String one, String other) {
        var above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int corner = above[0];
            above[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int swapped = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                corner = above[j];
                above[j] = Math.min(swapped, 1 + Math.min(above[j], above[j - 1]));
            }
        }
        return above[other.length()];
    }
}
