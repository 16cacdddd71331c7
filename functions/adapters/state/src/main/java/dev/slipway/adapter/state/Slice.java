package dev.slipway.adapter.state;

import java.util.List;

/// The items of one page.
///
/// Shape: never more than the limit, perhaps fewer even where more follow. Without `more` this is the end; with it
/// there is at least one item here, and the next page may turn out empty.
public record Slice(List<Item> items, boolean more) {
    public Slice {
        items = List.copyOf(items);
        if (more && items.isEmpty()) {
            throw new IllegalArgumentException("a page that is not the last has items");
        }
    }
}
