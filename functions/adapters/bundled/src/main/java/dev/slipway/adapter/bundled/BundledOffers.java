package dev.slipway.adapter.bundled;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.fit.Accelerator;
import dev.slipway.core.fit.GpuOffer;
import dev.slipway.core.fit.OfferPrice;
import dev.slipway.core.fit.Offers;
import dev.slipway.core.guard.Facts;
import dev.slipway.core.guard.Prices;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The instance table that comes with Slipway: `offers.csv`, and over its prices those of the user.
///
/// Units: prices of us-east-1. Errors: a price file that is not exactly
/// `instance,usd_per_hour,as_of,source`, or that names a type the table does not have, is [Malformed].
public final class BundledOffers implements Offers, Prices {
    private static final List<String> COLUMNS = List.of(
            "instance",
            "accelerator",
            "count",
            "memory_mib",
            "capability",
            "bandwidth_gb_s",
            "usd_per_hour",
            "as_of",
            "no_price",
            "source");
    private static final List<String> PRICE_COLUMNS = List.of("instance", "usd_per_hour", "as_of", "source");
    private static final String A_TYPE = "a type of the instance table, such as ml.g6.xlarge";

    private static final Region REGION = new Region("us-east-1");

    private final List<GpuOffer> offers;

    public BundledOffers() {
        offers = Table.resource("offers.csv", COLUMNS).stream()
                .map(BundledOffers::offer)
                .toList();
    }

    /// The bundled table with the prices of this file in place of its own.
    public BundledOffers(Path prices) {
        var byType = new TreeMap<String, GpuOffer>();
        new BundledOffers().offers.forEach(offer -> byType.put(offer.type().value(), offer));
        rows(prices).forEach(row -> overlay(byType, row));
        offers = List.copyOf(byType.values());
    }

    @Override
    public List<GpuOffer> offers() {
        return offers;
    }

    /// Only one region's prices are known.
    @Override
    public Optional<Facts.Price> price(Region region, InstanceType type) {
        return offers.stream()
                .filter(offer -> region.equals(REGION) && offer.type().equals(type))
                .findFirst()
                .flatMap(offer -> switch (offer.price()) {
                    case OfferPrice.Listed listed -> Optional.of(new Facts.Price(listed.perHour(), listed.asOf()));
                    case OfferPrice.Unknown _ -> Optional.empty();
                });
    }

    private static List<Row> rows(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Table.read(file.toString(), in, PRICE_COLUMNS);
        } catch (IOException e) {
            throw new Malformed("the price file %s cannot be read: name a CSV file".formatted(file), e);
        }
    }

    private static void overlay(Map<String, GpuOffer> byType, Row row) {
        var offer = byType.get(row.text("instance"));
        if (offer == null) {
            throw row.wrong("instance", A_TYPE);
        }
        byType.put(
                row.text("instance"),
                new GpuOffer(offer.type(), offer.accelerator(), offer.count(), listed(row), offer.source()));
    }

    static GpuOffer offer(Row row) {
        return new GpuOffer(
                row.word("instance", InstanceType::new, "a SageMaker type"),
                accelerator(row),
                row.count("count"),
                row.blank("usd_per_hour") ? new OfferPrice.Unknown(row.required("no_price")) : listed(row),
                row.required("source"));
    }

    private static Accelerator accelerator(Row row) {
        return row.blank("memory_mib")
                ? new Accelerator.Foreign(row.required("accelerator"))
                : new Accelerator.Gpu(
                        row.required("accelerator"),
                        row.count("memory_mib"),
                        row.count("capability"),
                        row.count("bandwidth_gb_s"));
    }

    private static OfferPrice listed(Row row) {
        return new OfferPrice.Listed(row.money("usd_per_hour"), row.day("as_of"), row.required("source"));
    }
}
