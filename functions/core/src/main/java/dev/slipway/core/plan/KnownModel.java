package dev.slipway.core.plan;

import dev.slipway.core.catalogue.CatalogueModel;
import dev.slipway.core.catalogue.ModelKind;
import dev.slipway.core.model.ModelId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A model of the catalogue by the parts of its names.
///
/// Shape: `all` are the parts of publisher and name; `telling` those without which a short name could
/// mean another model; `also` the part sets of its recorded short names; `full` its full names part by part.
record KnownModel(ModelId id, Set<String> all, Set<String> telling, List<Set<String>> also, List<List<String>> full) {
    private static final Pattern ACTIVE_OR_EXPERTS = Pattern.compile("a[0-9.]{1,5}[bm]|[0-9]{1,4}e");
    private static final Pattern DATE = Pattern.compile("2[0-9](0[1-9]|1[0-2])");

    static KnownModel of(CatalogueModel model) {
        var id = model.id();
        var name = NameParts.of(id.name());
        var all = new HashSet<>(NameParts.of(id.publisher()));
        all.addAll(publisher(id.publisher()));
        var telling = new HashSet<>(name);
        telling.removeIf(part -> isFree(part, id));
        all.addAll(name);
        all.addAll(kind(model.kind()));
        return new KnownModel(id, Set.copyOf(all), Set.copyOf(telling), also(model), full(model));
    }

    /// Whether these are the [#fullParts] of one of its names.
    boolean isFullName(List<String> parts) {
        return full.contains(parts);
    }

    /// Whether the words leave no doubt: a recorded other name, or all that tells, and nothing untrue.
    boolean isMeantBy(Set<String> said) {
        boolean whole = hasAll(said, Set.of()) && said.containsAll(telling);
        return whole || also.stream().anyMatch(name -> said.containsAll(name) && hasAll(said, name));
    }

    /// Whether nothing that was said is untrue of this model.
    boolean hasAll(Set<String> said) {
        return hasAll(said, Set.of());
    }

    /// Words for a plain model go for each other.
    private boolean hasAll(Set<String> said, Set<String> name) {
        boolean plain = all.stream().anyMatch(Lexicon.PLAIN::contains);
        return said.stream()
                .allMatch(part -> all.contains(part) || name.contains(part) || (plain && Lexicon.PLAIN.contains(part)));
    }

    /// What would have to be said as well.
    Set<String> unsaid(Set<String> said) {
        var unsaid = new HashSet<>(telling);
        unsaid.removeAll(said);
        return unsaid;
    }

    private static boolean isFree(String part, ModelId id) {
        return Lexicon.PLAIN.contains(part)
                || part.equals(id.publisher())
                || (part.length() <= 8 && ACTIVE_OR_EXPERTS.matcher(part).matches())
                || (part.length() <= 8 && DATE.matcher(part).matches());
    }

    private static List<Set<String>> also(CatalogueModel model) {
        return model.also().stream()
                .filter(name -> name.indexOf('/') < 0)
                .map(NameParts::of)
                .toList();
    }

    private static List<List<String>> full(CatalogueModel model) {
        return Stream.concat(
                        Stream.of(model.id().value()), model.also().stream().filter(name -> name.indexOf('/') > 0))
                .map(KnownModel::fullParts)
                .toList();
    }

    /// Publisher as one part, so that it cannot be mistaken for a piece of the name.
    static List<String> fullParts(String name) {
        int slash = name.indexOf('/');
        var publisher = NameParts.lower(name.substring(0, slash));
        var canonical = Lexicon.PUBLISHERS.getOrDefault(publisher, publisher);
        return Stream.concat(Stream.of(canonical + "/"), NameParts.listOf(name.substring(slash + 1)).stream())
                .toList();
    }

    /// What people call a model of this kind; true of it, and never needed.
    private static Set<String> kind(ModelKind kind) {
        return switch (kind) {
            case CHAT -> Set.of();
            case VISION -> Set.of("multimodal", "vlm");
            case EMBEDDING -> Set.of("embedding", "embeddings", "embedder");
            case RERANK -> Set.of("rerank", "reranker", "reranking");
            case SAFETY -> Set.of("guardrail", "guardrails", "moderation");
        };
    }

    private static Set<String> publisher(String publisher) {
        return switch (publisher) {
            case "nv-mistralai" -> Set.of("mistralai", "mistral", "nvidia");
            case "deepseek-ai" -> Set.of("deepseek");
            case "mistralai" -> Set.of("mistral");
            case "moonshotai" -> Set.of("moonshot");
            case "minimaxai" -> Set.of("minimax");
            case "z-ai" -> Set.of("zai", "zhipu");
            case "meta" -> Set.of("facebook");
            case "qwen" -> Set.of("alibaba");
            case "google" -> Set.of("deepmind");
            default -> Set.of();
        };
    }
}
