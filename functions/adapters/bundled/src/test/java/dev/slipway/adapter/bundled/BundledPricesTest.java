package dev.slipway.adapter.bundled;

import static java.util.stream.Collectors.joining;

import dev.slipway.core.fit.Prices;
import dev.slipway.core.fit.PricesContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/// The instance table with prices of the user.
class BundledPricesTest extends PricesContract {
    @TempDir
    private Path folder;

    @Override
    protected Prices knowing(Map<String, String> dollars) {
        var rows = dollars.entrySet().stream()
                .map(type -> "%s,%s,%s,our contract\n".formatted(type.getKey(), type.getValue(), DAY))
                .collect(joining());
        try {
            var file = Files.createTempFile(folder, "prices", ".csv");
            return new BundledOffers(Files.writeString(file, "instance,usd_per_hour,as_of,source\n" + rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
