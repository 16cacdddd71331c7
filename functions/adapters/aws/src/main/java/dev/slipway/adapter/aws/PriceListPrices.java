package dev.slipway.adapter.aws;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.fit.OfferPrice;
import dev.slipway.core.fit.Prices;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Region;
import java.time.InstantSource;
import java.util.Map;

/// Prices of this moment from the AWS Price List: one call for each that is asked for.
public final class PriceListPrices implements Prices {
    private final PriceList list;
    private final InstantSource clock;

    private PriceListPrices(PriceList list, InstantSource clock) {
        this.list = list;
        this.clock = clock;
    }

    public static PriceListPrices from(AwsConnection aws, InstantSource clock) {
        return new PriceListPrices(PriceList.from(aws), clock);
    }

    @Override
    public OfferPrice price(Region region, InstanceType type) {
        var page = list.hosting(region, Map.of("instanceName", type.value()), "");
        if (!page.next().isEmpty()) {
            throw new Malformed("the price list for %s in %s has several pages".formatted(type, region));
        }
        if (!page.products().stream().map(PriceList::type).allMatch(type.value()::equals)) {
            throw new Malformed("the price list for %s in %s: the product is another".formatted(type, region));
        }
        return PriceList.price(region, type, page.products(), clock.instant());
    }
}
