package dev.slipway.adapter.bundled;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.fit.Accelerator;
import dev.slipway.core.fit.GpuOffer;
import dev.slipway.core.fit.OfferPrice;
import dev.slipway.core.fit.Offers;
import dev.slipway.core.fit.Prices;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    private final Map<InstanceType, OfferPrice> prices = new HashMap<>();

    public BundledOffers() {
        var rows = Table.resource("offers.csv", COLUMNS);
        offers = rows.stream().map(BundledOffers::offer).toList();
        rows.forEach(row -> prices.put(offer(row).type(), bundled(row)));
    }

    /// The bundled table with the prices of this file in place of its own.
    public BundledOffers(Path prices) {
        this();
        rows(prices).forEach(this::overlay);
    }

    @Override
    public List<GpuOffer> offers() {
        return offers;
    }

    /// Only one region's prices are known.
    @Override
    public OfferPrice price(Region region, InstanceType type) {
        return region.equals(REGION)
                ? prices.getOrDefault(type, new OfferPrice.Unknown("not in the instance table"))
                : new OfferPrice.Unknown("prices of %s are known here, and none of %s".formatted(REGION, region));
    }

    private static List<Row> rows(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Table.read(file.toString(), in, PRICE_COLUMNS);
        } catch (IOException e) {
            throw new Malformed("the price file %s cannot be read: name a CSV file".formatted(file), e);
        }
    }

    private void overlay(Row row) {
        var type = row.word("instance", InstanceType::new, A_TYPE);
        if (!prices.containsKey(type)) {
            throw row.wrong("instance", A_TYPE);
        }
        prices.put(type, listed(row));
    }

    static GpuOffer offer(Row row) {
        return new GpuOffer(
                row.word("instance", InstanceType::new, "a SageMaker type"),
                accelerator(row),
                row.count("count"),
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

    private static OfferPrice bundled(Row row) {
        return row.blank("usd_per_hour") ? new OfferPrice.Unknown(row.required("no_price")) : listed(row);
    }

    private static OfferPrice listed(Row row) {
        return new OfferPrice.Listed(row.money("usd_per_hour"), row.day("as_of"), row.required("source"));
    }
}
