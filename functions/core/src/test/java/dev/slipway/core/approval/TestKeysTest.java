package dev.slipway.core.approval;

class TestKeysTest extends LinkCodesContract {
    private final TestKeys keys = new TestKeys();

    @Override
    protected LinkMint mint() {
        return keys;
    }

    @Override
    protected LinkCheck check() {
        return keys;
    }

    @Override
    protected String before() {
        return "k-1";
    }
}
