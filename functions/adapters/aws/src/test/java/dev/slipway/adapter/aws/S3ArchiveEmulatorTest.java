package dev.slipway.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Conflict;
import dev.slipway.core.step.Archive;
import dev.slipway.core.step.ArchiveContract;
import dev.slipway.core.step.ArchiveName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3ArchiveEmulatorTest extends ArchiveContract {
    private static final Queue<FreshBucket> LOCKED = new ConcurrentLinkedQueue<>();

    /// S3 goes by its own clock: long enough for a test, short enough to wait for.
    private final Instant until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(10);

    private final FreshBucket bucket = FreshBucket.make(true);

    @AfterEach
    void leave() {
        LOCKED.add(bucket);
    }

    @AfterAll
    static void close() {
        if (!LOCKED.isEmpty()) {
            sleepUntil(Instant.now().plusSeconds(10));
            LOCKED.forEach(FreshBucket::close);
        }
    }

    @Override
    protected Archive archive() {
        return new S3Archive(bucket.client(), bucket.name(), ObjectLockMode.COMPLIANCE);
    }

    @Override
    protected Instant until() {
        return until;
    }

    @Override
    protected void pass(Instant time) {
        sleepUntil(time);
    }

    private static void sleepUntil(Instant time) {
        try {
            Thread.sleep(Duration.between(Instant.now(), time.plusSeconds(1)));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What is locked stays as it is; another version can be laid over it.
    @Override
    protected void damage(ArchiveName name) {
        bucket.client()
                .putObject(
                        request -> request.bucket(bucket.name()).key(name.value()), RequestBody.fromString("forged"));
    }

    @Test
    void findsWhatADeleteMarkerHides() {
        archive().put(NAME, BYTES, until);
        bucket.client().deleteObject(request -> request.bucket(bucket.name()).key(NAME.value()));

        assertThat(archive().fetch(NAME)).hasValue(BYTES);
        archive().put(NAME, BYTES, until);
        assertThatThrownBy(() -> archive().put(NAME, "other".getBytes(StandardCharsets.UTF_8), until))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void findsAPieceAmongThoseWhoseNamesBeginLikeIt() {
        archive().put(new ArchiveName(NAME.value() + ".more"), "other".getBytes(StandardCharsets.UTF_8), until);
        assertThat(archive().fetch(NAME)).isEmpty();

        archive().put(NAME, BYTES, until);

        assertThat(archive().fetch(NAME)).hasValue(BYTES);
    }

    @Test
    void locksWhatItKeepsAgainstEverybody() {
        archive().put(NAME, BYTES, until);
        var client = bucket.client();
        var there = client.headObject(request -> request.bucket(bucket.name()).key(NAME.value()));

        assertThat(there.objectLockMode()).isEqualTo(ObjectLockMode.COMPLIANCE);
        assertThat(there.objectLockRetainUntilDate()).isEqualTo(until);
        assertThatThrownBy(() -> client.deleteObject(request -> request.bucket(bucket.name())
                        .key(NAME.value())
                        .versionId(there.versionId())
                        .bypassGovernanceRetention(true)))
                .isInstanceOf(S3Exception.class);
    }
}
