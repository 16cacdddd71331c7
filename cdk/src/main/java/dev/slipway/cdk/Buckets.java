package dev.slipway.cdk;

import dev.slipway.core.contract.Setting;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectLockRetention;
import software.constructs.Construct;

/// The buckets. What goes into the archive and the trail stays there for its time.
final class Buckets extends Construct {
    private final Installation installation;
    private final Bucket access;
    private final Bucket archive;
    private final Bucket evidence;
    private final Bucket artifacts;
    private final Bucket trail;

    Buckets(Construct scope, Installation installation) {
        super(scope, "Buckets");
        this.installation = installation;
        access = bare("Access")
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .expiration(Duration.days(90))
                        .noncurrentVersionExpiration(Duration.days(1))
                        .build()))
                .build();
        NagSuppressions.addResourceSuppressions(
                access, List.of(Nag.rule("S1", "it is where the other buckets log who asked them")));
        archive = logged("Archive").objectLockDefaultRetention(retention()).build();
        trail = logged("Trail").objectLockDefaultRetention(retention()).build();
        evidence = logged("Evidence").build();
        artifacts = logged("Artifacts").build();
    }

    /// Lets it put pieces into the archive, and read what is there.
    void archive(LiveFunction function) {
        function.may(List.of("s3:GetObjectVersion", "s3:PutObject", "s3:PutObjectRetention"), archive.arnForObjects("*"));
        function.may(List.of("s3:ListBucketVersions"), archive.getBucketArn());
        function.told(Map.of(
                Setting.ARCHIVE_BUCKET,
                archive.getBucketName(),
                Setting.ARCHIVE_LOCK,
                installation.retention().compliance() ? "COMPLIANCE" : "GOVERNANCE",
                Setting.ARCHIVE_DAYS,
                Integer.toString(installation.retention().days())));
        suppress(function, archive, "a piece is named when it is made");
    }

    /// Lets it keep evidence.
    void keepEvidence(LiveFunction function) {
        evidence(function, "s3:PutObject");
    }

    /// Lets it read evidence, and learn that there is none.
    void readEvidence(LiveFunction function) {
        evidence(function, "s3:GetObject");
        function.may(List.of("s3:ListBucket"), evidence.getBucketArn());
    }

    /// Lets it read the policy bundle, and learn that a file is missing. S3 says so only to whoever may list the bucket without a
    /// condition on names: the question for one object has none.
    void readPolicies(LiveFunction function) {
        function.may(List.of("s3:ListBucket"), artifacts.getBucketArn());
        function.may(List.of("s3:GetObject"), artifacts.arnForObjects(PolicyUpload.FOLDER + "/*"));
        function.told(Map.of(
                Setting.SLIPWAY_POLICIES, "s3://%s/%s".formatted(artifacts.getBucketName(), PolicyUpload.FOLDER)));
        suppress(function, artifacts, "the files of the policy bundle", "/" + PolicyUpload.FOLDER + "/*");
    }

    Bucket artifacts() {
        return artifacts;
    }

    Bucket trail() {
        return trail;
    }

    private void evidence(LiveFunction function, String action) {
        function.may(List.of(action), evidence.arnForObjects("*"));
        function.told(Map.of(Setting.EVIDENCE_BUCKET, evidence.getBucketName()));
        suppress(function, evidence, "evidence is named by its digest");
    }

    private static void suppress(LiveFunction function, Bucket bucket, String reason) {
        suppress(function, bucket, reason, "/*");
    }

    private static void suppress(LiveFunction function, Bucket bucket, String reason, String objects) {
        NagSuppressions.addResourceSuppressions(
                function.role(),
                List.of(Nag.wildcard(reason, "Resource::<%s.Arn>%s".formatted(Nag.id(bucket), objects))),
                true);
    }

    private ObjectLockRetention retention() {
        var days = Duration.days(installation.retention().days());
        return installation.retention().compliance()
                ? ObjectLockRetention.compliance(days)
                : ObjectLockRetention.governance(days);
    }

    private Bucket.Builder logged(String id) {
        return bare(id).serverAccessLogsBucket(access).serverAccessLogsPrefix(id.toLowerCase(Locale.ROOT) + "/");
    }

    private Bucket.Builder bare(String id) {
        return Bucket.Builder.create(this, id)
                .versioned(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .removalPolicy(RemovalPolicy.RETAIN);
    }
}
