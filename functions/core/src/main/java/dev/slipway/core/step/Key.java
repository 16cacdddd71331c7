package dev.slipway.core.step;

import dev.slipway.core.model.Shown;
import java.nio.charset.StandardCharsets;

/// Where one value of a type lies.
///
/// Shape: `partition` groups what is listed together; `sort` orders within it by UTF-8 bytes. Each is 1
/// to 1,024 bytes.
public record Key<T>(Class<T> type, String partition, String sort) {
    private static final int LONGEST = 1024;

    public Key {
        limit("partition", partition);
        limit("sort", sort);
    }

    private static void limit(String name, String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < 1 || bytes > LONGEST) {
            throw new IllegalArgumentException(
                    "%s «%s» has %d bytes: accepted are 1 to %d".formatted(name, Shown.of(text), bytes, LONGEST));
        }
    }

    @Override
    public String toString() {
        return partition + "/" + sort;
    }
}
