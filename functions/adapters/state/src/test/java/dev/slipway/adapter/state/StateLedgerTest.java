package dev.slipway.adapter.state;

class StateLedgerTest extends LedgerContract {
    private final Items items = new MemoryItems();

    @Override
    protected Items items() {
        return items;
    }
}
