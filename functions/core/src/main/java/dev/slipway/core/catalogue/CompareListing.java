package dev.slipway.core.catalogue;

import static java.util.function.Predicate.not;

import dev.slipway.core.model.ModelId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The first look at the catalogue: which names of NVIDIA's listing the marketplace has.
///
/// Two names are the same when they are equal, character by character. A listing knows ids of one
/// shape, `publisher/name` ([ModelId]); whatever has another shape can never match, and is set aside
/// instead of being called missing. That is so for namespaces that a listing never shows, such as
/// `cv/baidu/paddleocr`, and for broken ids. A publisher that is absent from this one listing is no
/// reason: its models are missing. A manifest without `nim_model_name` (a blank name) is not compared.
public final class CompareListing {
    private CompareListing() {}

    /// Compares the listed ids with the `nim_model_name` of every manifest; duplicates count once.
    public static Comparison of(Collection<String> listed, Collection<String> marketplace) {
        var ours = ids(marketplace);
        var theirs = ids(listed);
        return new Comparison(
                sorted(theirs.stream().filter(ours::contains)),
                sorted(theirs.stream().filter(not(ours::contains))),
                sorted(ours.stream().filter(not(theirs::contains))),
                setAside(listed, marketplace));
    }

    private static Set<String> ids(Collection<String> names) {
        return new TreeSet<>(names.stream().filter(CompareListing::isId).toList());
    }

    private static List<ModelId> sorted(Stream<String> ids) {
        return ids.map(ModelId::new).toList();
    }

    private static List<String> setAside(Collection<String> listed, Collection<String> marketplace) {
        return Stream.concat(listed.stream(), marketplace.stream())
                .filter(not(String::isBlank))
                .filter(not(CompareListing::isId))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isId(String name) {
        return ModelId.SHAPE.check("model", name).isEmpty() && !name.contains("..");
    }
}
