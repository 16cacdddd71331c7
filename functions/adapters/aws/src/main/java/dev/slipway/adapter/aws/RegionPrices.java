package dev.slipway.adapter.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.fit.OfferPrice;
import dev.slipway.core.fit.Prices;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Region;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Prices of a whole region from the AWS Price List, for whoever compares many types.
///
/// A region is read in a few pages of 100 products when it is first asked about, whole or not at all, and read again once what is
/// known is older than `hold`; an older price is never used instead.
public final class RegionPrices implements Prices {
    /// SageMaker hosts on a few hundred types.
    private static final int MOST_PAGES = 20;

    private final PriceList list;
    private final InstantSource clock;
    private final Duration hold;
    private final Map<Region, Read> known = new ConcurrentHashMap<>();

    private record Read(Instant at, Map<String, List<JsonNode>> products) {}

    private RegionPrices(PriceList list, InstantSource clock, Duration hold) {
        this.list = list;
        this.clock = clock;
        this.hold = hold;
    }

    public static RegionPrices from(AwsConnection aws, InstantSource clock, Duration hold) {
        return new RegionPrices(PriceList.from(aws), clock, hold);
    }

    @Override
    public OfferPrice price(Region region, InstanceType type) {
        var read = read(region);
        return PriceList.price(region, type, read.products().getOrDefault(type.value(), List.of()), read.at());
    }

    /// Two at a time may both read; either is right.
    private Read read(Region region) {
        var now = clock.instant();
        var last = known.get(region);
        if (last != null && now.isBefore(last.at().plus(hold))) {
            return last;
        }
        var read = new Read(now, products(region));
        known.put(region, read);
        return read;
    }

    private Map<String, List<JsonNode>> products(Region region) {
        var products = new ArrayList<JsonNode>();
        var token = "";
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            var page = list.hosting(region, Map.of(), token);
            products.addAll(page.products());
            if (page.next().isEmpty()) {
                return products.stream().collect(Collectors.groupingBy(PriceList::type));
            }
            token = page.next();
        }
        throw new Malformed("the price list of %s has more than %d pages".formatted(region, MOST_PAGES));
    }
}
