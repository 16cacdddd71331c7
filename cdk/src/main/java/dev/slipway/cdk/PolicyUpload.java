package dev.slipway.cdk;

import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.assets.AssetOptions;
import software.amazon.awscdk.services.s3.deployment.BucketDeployment;
import software.amazon.awscdk.services.s3.deployment.Source;
import software.constructs.Construct;

/// Puts the policy bundle into the bucket of artifacts, settled in the account that it is deployed to.
final class PolicyUpload extends Construct {
    /// Where it lies in the bucket.
    static final String FOLDER = "policies";

    PolicyUpload(Construct scope, People people, PolicyFiles policies, Map<String, String> roles, Bucket bucket) {
        super(scope, "PolicyUpload");
        var upload = BucketDeployment.Builder.create(this, "Bundle")
                .sources(List.of(
                        Source.asset(
                                policies.folder().toString(),
                                AssetOptions.builder()
                                        .exclude(List.of("*", "!clauses", "!clauses/*.md"))
                                        .build()),
                        Source.data("limits.json", policies.limits(Aws.ACCOUNT_ID, Aws.REGION, roles)),
                        Source.data("people.json", people.json())))
                .destinationBucket(bucket)
                .destinationKeyPrefix(FOLDER)
                .retainOnDelete(true)
                .logGroup(LogGroup.Builder.create(this, "Log")
                        .retention(RetentionDays.ONE_WEEK)
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build())
                .build();
        var reason = "the CDK's own function, called by CloudFormation alone while the stack is deployed";
        NagSuppressions.addResourceSuppressions(
                upload.getHandlerRole(),
                List.of(Nag.rule("IAM4", reason), Nag.rule("IAM5", reason)),
                true);
        NagSuppressions.addResourceSuppressions(
                upload.getHandlerRole().getNode().getScope(), List.of(Nag.rule("L1", reason)), true);
    }
}
