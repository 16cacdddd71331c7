package dev.slipway.cdk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.cloudtrail.CfnTrail;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/// AWS's own record of who touched the table of the audit, in files that prove themselves and stay.
final class Trail extends Construct {
    Trail(Construct scope, Installation installation, Table audit, Bucket bucket) {
        super(scope, "Trail");
        var name = installation.name("trail");
        var arn = "arn:%s:cloudtrail:%s:%s:trail/%s".formatted(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, name);
        bucket.addToResourcePolicy(delivery(arn, "s3:GetBucketAcl", bucket.getBucketArn(), Map.of()));
        bucket.addToResourcePolicy(delivery(
                arn,
                "s3:PutObject",
                bucket.arnForObjects("AWSLogs/%s/*".formatted(Aws.ACCOUNT_ID)),
                Map.of("s3:x-amz-acl", "bucket-owner-full-control")));
        var trail = CfnTrail.Builder.create(this, "Trail")
                .trailName(name)
                .s3BucketName(bucket.getBucketName())
                .isLogging(true)
                .enableLogFileValidation(true)
                .includeGlobalServiceEvents(false)
                .isMultiRegionTrail(false)
                .advancedEventSelectors(List.of(CfnTrail.AdvancedEventSelectorProperty.builder()
                        .name("Every touch of the audit's table")
                        .fieldSelectors(List.of(
                                field("eventCategory", "Data"),
                                field("resources.type", "AWS::DynamoDB::Table"),
                                field("resources.ARN", audit.getTableArn())))
                        .build()))
                .build();
        trail.getNode().addDependency(Objects.requireNonNull(bucket.getPolicy()));
    }

    private static CfnTrail.AdvancedFieldSelectorProperty field(String name, String value) {
        return CfnTrail.AdvancedFieldSelectorProperty.builder()
                .field(name)
                .equalTo(List.of(value))
                .build();
    }

    private static PolicyStatement delivery(String trail, String action, String resource, Map<String, String> also) {
        var wanted = new TreeMap<String, Object>(also);
        wanted.put("aws:SourceArn", trail);
        return PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("cloudtrail.amazonaws.com")))
                .actions(List.of(action))
                .resources(List.of(resource))
                .conditions(Map.of("StringEquals", wanted))
                .build();
    }
}
