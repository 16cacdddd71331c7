package dev.slipway.core.checkpoint;

class GeneratedSignerTest extends CheckpointSignerContract {
    private final CheckpointSigner signer = new GeneratedSigner();

    @Override
    protected CheckpointSigner signer() {
        return signer;
    }
}
