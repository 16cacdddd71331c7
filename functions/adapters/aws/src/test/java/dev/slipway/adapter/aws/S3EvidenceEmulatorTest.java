package dev.slipway.adapter.aws;

import dev.slipway.core.model.Digest;
import dev.slipway.core.step.Evidence;
import dev.slipway.core.step.EvidenceContract;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.core.sync.RequestBody;

class S3EvidenceEmulatorTest extends EvidenceContract {
    private final FreshBucket bucket = FreshBucket.make(false);

    @AfterEach
    void close() {
        bucket.close();
    }

    @Override
    protected Evidence evidence() {
        return new S3Evidence(bucket.client(), bucket.name());
    }

    @Override
    protected void damage(Digest digest) {
        bucket.client()
                .putObject(
                        request -> request.bucket(bucket.name()).key(digest.hex()), RequestBody.fromString("forged"));
    }

    @Override
    protected int size() {
        return bucket.client()
                .listObjectsV2(request -> request.bucket(bucket.name()))
                .contents()
                .size();
    }
}
