package dev.slipway.adapter.aws;

import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Shown;
import dev.slipway.core.step.Archive;
import dev.slipway.core.step.ArchiveName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The archive in a bucket with Object Lock: a piece is the one version of its key, locked until its time.
///
/// Only what is not there is written (`If-None-Match: *`). What is there is found and read by its version, so that no
/// delete marker hides it. S3 keeps a locked version as it is, but lets others be written over it; a key with several
/// versions was therefore not written by us alone, and is [Malformed]. Source: Amazon S3 user guide, "Locking objects
/// with Object Lock" and "Conditional writes".
public final class S3Archive implements Archive {
    private static final int ALREADY_THERE = 412;
    private static final int BEING_WRITTEN = 409;

    private final S3Client client;
    private final String bucket;
    private final ObjectLockMode mode;

    S3Archive(S3Client client, String bucket, ObjectLockMode mode) {
        this.client = client;
        this.bucket = bucket;
        this.mode = mode;
    }

    /// In the bucket and under the lock that the settings name.
    ///
    /// @throws IllegalArgumentException by the name of a setting that is missing
    public static S3Archive from(AwsConnection aws, Settings settings) {
        return new S3Archive(
                S3Evidence.client(aws),
                settings.required(Setting.ARCHIVE_BUCKET),
                ObjectLockMode.fromValue(settings.get(Setting.ARCHIVE_LOCK)));
    }

    @Override
    public void put(ArchiveName name, byte[] bytes, Instant until) {
        if (!holds(name, bytes) && !written(name, bytes, until) && !holds(name, bytes)) {
            throw new Conflict("another writes %s into the archive at this moment: look again".formatted(name));
        }
    }

    @Override
    public Optional<byte[]> fetch(ArchiveName name) {
        return version(name).map(version -> bytes(name, version));
    }

    @Override
    public void remove(ArchiveName name, Instant now) {
        version(name).ifPresent(version -> {
            var until = asked(
                            "asking how long %s is kept".formatted(name),
                            () -> client.headObject(request ->
                                    request.bucket(bucket).key(name.value()).versionId(version.versionId())))
                    .objectLockRetainUntilDate();
            if (until == null || now.isBefore(until)) {
                throw new Refused("%s is kept in the archive until %s: wait"
                        .formatted(name, until == null ? "a time that may not be read" : Shown.time(until)));
            }
            asked(
                    "removing %s from the archive".formatted(name),
                    () -> client.deleteObject(
                            request -> request.bucket(bucket).key(name.value()).versionId(version.versionId())));
        });
    }

    /// Whether these bytes lie there.
    ///
    /// @throws Conflict when others do
    private boolean holds(ArchiveName name, byte[] bytes) {
        var there = fetch(name);
        there.filter(other -> !Arrays.equals(other, bytes)).ifPresent(other -> {
            throw new Conflict("the archive holds other bytes under %s, of digest %s instead of %s: they stay"
                    .formatted(name, Digest.of(other), Digest.of(bytes)));
        });
        return there.isPresent();
    }

    /// Whether this call wrote them; not when something lies there.
    private boolean written(ArchiveName name, byte[] bytes, Instant until) {
        var what = "archiving " + name;
        try {
            AwsDoor.onItsOwnThread(
                    what,
                    () -> client.putObject(
                            request -> request.bucket(bucket)
                                    .key(name.value())
                                    .ifNoneMatch("*")
                                    .checksumSHA256(S3Evidence.checksum(Digest.of(bytes)))
                                    .objectLockMode(mode)
                                    .objectLockRetainUntilDate(wholeSecond(until)),
                            RequestBody.fromBytes(bytes)));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == ALREADY_THERE || e.statusCode() == BEING_WRITTEN) {
                return false;
            }
            throw AwsDoor.translated(what, e);
        } catch (SdkException e) {
            throw AwsDoor.translated(what, e);
        }
    }

    /// The one version of what lies there.
    private Optional<ObjectVersion> version(ArchiveName name) {
        var versions =
                asked(
                        "looking for %s in the archive".formatted(name),
                        () -> client
                                .listObjectVersionsPaginator(
                                        request -> request.bucket(bucket).prefix(name.value()))
                                .versions()
                                .stream()
                                // In order of the keys; those that only begin with the name come later.
                                .takeWhile(version -> version.key().equals(name.value()))
                                .limit(2)
                                .toList());
        if (versions.size() > 1) {
            throw new Malformed("%s was written over in the archive: the oldest version in %s is the one that was kept"
                    .formatted(name, bucket));
        }
        return versions.stream().findFirst();
    }

    private byte[] bytes(ArchiveName name, ObjectVersion version) {
        var answer = asked(
                "fetching %s from the archive".formatted(name),
                () -> client.getObjectAsBytes(request -> request.bucket(bucket)
                        .key(name.value())
                        .versionId(version.versionId())
                        .checksumMode(ChecksumMode.ENABLED)));
        var bytes = answer.asByteArrayUnsafe();
        requireNoted(name, answer.response(), Digest.of(bytes));
        return bytes;
    }

    private static void requireNoted(ArchiveName name, GetObjectResponse noted, Digest digest) {
        if (!S3Evidence.checksum(digest).equals(noted.checksumSHA256())) {
            throw new Malformed(
                    "%s was changed in the archive: it has digest %s, and S3 noted %s; restore it from a copy"
                            .formatted(name, digest, noted.checksumSHA256()));
        }
    }

    private static <T> T asked(String what, Supplier<T> call) {
        try {
            return AwsDoor.onItsOwnThread(what, call);
        } catch (SdkException e) {
            throw AwsDoor.translated(what, e);
        }
    }

    /// S3 keeps whole seconds; never a moment too short.
    private static Instant wholeSecond(Instant until) {
        var second = until.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(until) ? second : second.plusSeconds(1);
    }
}
