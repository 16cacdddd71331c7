package dev.slipway.core.step;

import dev.slipway.core.model.Digest;

class MemoryEvidenceTest extends EvidenceContract {
    private final MemoryEvidence evidence = new MemoryEvidence();

    @Override
    protected Evidence evidence() {
        return evidence;
    }

    @Override
    protected void damage(Digest digest) {
        evidence.damage(digest);
    }

    @Override
    protected int size() {
        return evidence.size();
    }
}
