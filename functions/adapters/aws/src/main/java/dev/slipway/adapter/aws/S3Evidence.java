package dev.slipway.adapter.aws;

import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Digest;
import dev.slipway.core.step.Evidence;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// Evidence in a bucket, each piece under the hexadecimal digits of its digest.
///
/// A piece is sent with its SHA-256, so that S3 refuses one that changed on the way. It is sent each time it is kept:
/// the same bytes again change nothing, and what was changed behind our back is mended.
public final class S3Evidence implements Evidence {
    private final S3Client client;
    private final String bucket;

    S3Evidence(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /// In the bucket that the settings name.
    ///
    /// @throws IllegalArgumentException by the name of a setting that is missing
    public static S3Evidence from(AwsConnection aws, Settings settings) {
        return new S3Evidence(client(aws), settings.required(Setting.EVIDENCE_BUCKET));
    }

    /// Buckets are hosts of their own on AWS, and folders elsewhere, where no host of their name is known.
    static S3Client client(AwsConnection aws) {
        return aws.client(S3Client.builder().forcePathStyle(aws.address().isPresent()));
    }

    @Override
    public Digest keep(byte[] bytes) {
        var digest = Digest.of(bytes);
        var what = "keeping evidence " + digest;
        try {
            AwsDoor.onItsOwnThread(
                    what,
                    () -> client.putObject(
                            request -> request.bucket(bucket).key(digest.hex()).checksumSHA256(checksum(digest)),
                            RequestBody.fromBytes(bytes)));
            return digest;
        } catch (SdkException e) {
            throw AwsDoor.translated(what, e);
        }
    }

    @Override
    public Optional<byte[]> fetch(Digest digest) {
        var what = "fetching evidence " + digest;
        try {
            var bytes = AwsDoor.onItsOwnThread(
                            what,
                            () -> client.getObjectAsBytes(
                                    request -> request.bucket(bucket).key(digest.hex())))
                    .asByteArrayUnsafe();
            if (!Digest.of(bytes).equals(digest)) {
                throw new Malformed("evidence %s was changed: %s/%s has digest %s; restore it from a copy"
                        .formatted(digest, bucket, digest.hex(), Digest.of(bytes)));
            }
            return Optional.of(bytes);
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw AwsDoor.translated(what, e);
        }
    }

    /// As S3 spells it.
    static String checksum(Digest digest) {
        return Base64.getEncoder().encodeToString(digest.bytes());
    }
}
