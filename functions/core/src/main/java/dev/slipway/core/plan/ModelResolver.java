package dev.slipway.core.plan;

import dev.slipway.core.catalogue.CatalogueModel;
import dev.slipway.core.plan.Resolution.Ambiguous;
import dev.slipway.core.plan.Resolution.Resolved;
import dev.slipway.core.plan.Resolution.Unknown;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Finds the one model of a catalogue that a person means, or says why there is none.
///
/// A full name (with a slash) must be the id or a recorded other name, part by part. Short words must
/// all occur in the id, whole and unchanged; and whatever in the id tells models apart must have been
/// said: family, version, size, variant. Unsaid may stay the publisher, `instruct` and its like, the
/// active size of a mixture, a date. So plain wins over special, the family's own model over one
/// derived from it, and a near miss is never taken. Shorter names that are certain all the same are
/// recorded with the model ([CatalogueModel#also]). Pure; the order of the catalogue does not matter.
public final class ModelResolver {
    private static final int MOST_CANDIDATES = 12;
    private static final int LONGEST = 300;

    private ModelResolver() {}

    /// As with an index, for a list that is asked once.
    public static Resolution resolve(String phrase, List<CatalogueModel> catalogue) {
        return resolveAmong(phrase, ModelIndex.of(catalogue).models());
    }

    /// What a sentence wishes for, and does not rule out.
    public static Resolution resolve(Wish wish, List<CatalogueModel> catalogue) {
        return resolve(wish, ModelIndex.of(catalogue));
    }

    static Resolution resolve(Wish wish, ModelIndex index) {
        var out = wish.ruledOut().stream().map(ModelResolver::parts).filter(parts -> !parts.isEmpty()).toList();
        return resolveAmong(
                wish.model(),
                only(index.models(), model -> out.stream().noneMatch(model::hasAll)));
    }

    private static Resolution resolveAmong(String phrase, List<KnownModel> models) {
        var name = NameParts.lower(phrase.strip());
        if (name.length() > LONGEST || NameParts.of(name).isEmpty()) {
            return new Unknown(List.of());
        }
        return isFullName(name) ? byFullName(name, models) : byWords(name, models);
    }

    private static boolean isFullName(String name) {
        return name.indexOf('/') > 0 && name.chars().noneMatch(Character::isWhitespace);
    }

    private static Resolution byFullName(String name, List<KnownModel> models) {
        var parts = KnownModel.fullParts(name);
        var found = models.stream().filter(model -> model.isFullName(parts)).toList();
        return found.size() == 1 ? new Resolved(found.getFirst().id()) : unknown(name, models);
    }

    private static Resolution byWords(String name, List<KnownModel> models) {
        var said = parts(name);
        if (said.isEmpty()) {
            return new Unknown(List.of());
        }
        var other = Lexicon.OTHER_MODELS.stream().map(NameParts::listOf).anyMatch(NameParts.listOf(name)::equals);
        var meant = other ? List.<KnownModel>of() : only(models, model -> model.isMeantBy(said));
        if (meant.size() == 1) {
            return new Resolved(meant.getFirst().id());
        }
        var possible = only(models, model -> model.hasAll(said));
        return possible.isEmpty() ? unknown(name, models) : ambiguous(possible, said);
    }

    private static Set<String> parts(String name) {
        var parts = new HashSet<>(NameParts.of(name));
        parts.removeAll(Lexicon.NOISE);
        return parts;
    }

    private static List<KnownModel> only(List<KnownModel> models, Predicate<KnownModel> wanted) {
        return models.stream().filter(wanted).toList();
    }

    private static Resolution ambiguous(List<KnownModel> possible, Set<String> said) {
        return new Ambiguous(possible.stream()
                .sorted(Comparator.<KnownModel>comparingInt(
                                model -> model.unsaid(said).size())
                        .thenComparing(model -> model.id().value()))
                .limit(MOST_CANDIDATES)
                .map(KnownModel::id)
                .toList());
    }

    private static Resolution unknown(String name, List<KnownModel> models) {
        return new Unknown(
                NearestNames.of(name, models.stream().map(KnownModel::id).toList()));
    }
}
