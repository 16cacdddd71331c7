package dev.slipway.app.cli;

import dev.slipway.app.listing.Listings;
import dev.slipway.app.listing.Marketplaces;
import dev.slipway.app.listing.Source;
import dev.slipway.app.show.ComparisonText;
import dev.slipway.app.show.Terminal;
import dev.slipway.core.catalogue.CompareListing;
import dev.slipway.core.catalogue.Comparison;
import dev.slipway.core.contract.Settings;
import dev.slipway.wire.Json;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `slipway compare`: what NVIDIA lists against what the marketplace has.
@Command(description = "Compare NVIDIA's model listing with the marketplace: matched, to add, missing, set aside.")
final class CompareCommand extends Verb {
    private static final String LISTING = "--listing";
    private static final String MARKETPLACE = "--marketplace";

    @Option(
            names = LISTING,
            required = true,
            paramLabel = "FILE",
            description = "The answer of GET /v1/models, or a file with one publisher/name a line.")
    private Path listing = Path.of("");

    @Option(
            names = MARKETPLACE,
            required = true,
            paramLabel = "FILE",
            description = "A CSV file with a column nim_model_name, or a folder of dataloop.json manifests.")
    private Path marketplace = Path.of("");

    CompareCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Exit run(Settings settings) {
        var listed = Listings.read(Source.file(LISTING, listing));
        var comparison = CompareListing.of(listed, Marketplaces.at(MARKETPLACE, marketplace));
        terminal().out().println(json() ? Json.text(comparison) : text(comparison));
        return Exit.OK;
    }

    private String text(Comparison comparison) {
        return new ComparisonText(terminal()).of(comparison);
    }
}
