package dev.slipway.adapter.state;

/// Where an item lies.
///
/// Shape: partition and sort key are 1 to 1,024 bytes of UTF-8 each.
public record ItemKey(Table table, String partition, String sort) {
    static final int LARGEST = 1024;

    public ItemKey {
        Sizes.key("partition", partition);
        Sizes.key("sort", sort);
    }

    /// A key of the state table.
    public static ItemKey state(String partition, String sort) {
        return new ItemKey(Table.STATE, partition, sort);
    }

    /// A key of the audit table.
    public static ItemKey audit(String partition, String sort) {
        return new ItemKey(Table.AUDIT, partition, sort);
    }

    int size() {
        return Sizes.utf8("partition", partition) + Sizes.utf8("sort", sort);
    }

    @Override
    public String toString() {
        return table + ":" + partition + "/" + sort;
    }
}
