package dev.slipway.adapter.state;

class MemoryItemsTest extends ItemsContract {
    private final Items items = new MemoryItems();

    @Override
    protected Items items() {
        return items;
    }
}
