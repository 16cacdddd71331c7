package dev.slipway.adapter.aws;

import software.amazon.awssdk.services.s3.S3Client;

/// A bucket in the emulator that goes with all that is in it.
final class FreshBucket implements AutoCloseable {
    private final S3Client client;
    private final String name;

    private FreshBucket(S3Client client, String name) {
        this.client = client;
        this.name = name;
    }

    /// Skips the test where there is no emulator.
    static FreshBucket make(boolean locking) {
        var made = new FreshBucket(S3Evidence.client(Emulator.connection()), Emulator.fresh("bucket"));
        made.client.createBucket(request -> request.bucket(made.name).objectLockEnabledForBucket(locking));
        return made;
    }

    S3Client client() {
        return client;
    }

    String name() {
        return name;
    }

    /// What is locked must be free by now.
    @Override
    public void close() {
        var listed = client.listObjectVersions(request -> request.bucket(name));
        listed.versions().forEach(version -> delete(version.key(), version.versionId()));
        listed.deleteMarkers().forEach(marker -> delete(marker.key(), marker.versionId()));
        client.deleteBucket(request -> request.bucket(name));
        client.close();
    }

    private void delete(String key, String version) {
        client.deleteObject(request -> request.bucket(name).key(key).versionId(version));
    }
}
