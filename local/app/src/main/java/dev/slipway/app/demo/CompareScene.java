package dev.slipway.app.demo;

import dev.slipway.app.listing.Listings;
import dev.slipway.app.listing.Marketplaces;
import dev.slipway.app.listing.Source;
import dev.slipway.app.show.ComparisonText;
import dev.slipway.core.catalogue.CompareListing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// NVIDIA's listing of 2026-05-03 against the marketplace of 2026-04-14, both as recorded.
final class CompareScene implements Scene {
    private static final int SHOWN = 3;

    @Override
    public String title() {
        return "The catalogue: NVIDIA's listing of 2026-05-03 against the marketplace of 2026-04-14";
    }

    @Override
    public void play(Stage stage) {
        var comparison = CompareListing.of(
                Listings.read(recorded("listing-2026-05-03.txt")),
                Marketplaces.ofTable(recorded("marketplace-2026-04-14.csv")));
        stage.report()
                .note(List.of(
                        "to add     " + first(comparison.added()),
                        "missing    " + first(comparison.missing()),
                        "set aside  " + first(comparison.setAside())));
        var counts = ComparisonText.counts(comparison);
        stage.expect(
                "79 matched, 56 to add, 53 missing, 3 set aside",
                counts.equals("79 matched, 56 to add, 53 missing, 3 set aside"),
                counts);
    }

    private static String first(List<?> names) {
        var more = names.size() > SHOWN ? Stream.of("… (%d in all)".formatted(names.size())) : Stream.<String>empty();
        return Stream.concat(names.stream().limit(SHOWN).map(Object::toString), more)
                .collect(Collectors.joining(", "));
    }

    private static Source recorded(String name) {
        try (var in = CompareScene.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar is damaged: " + name);
            }
            return new Source(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
