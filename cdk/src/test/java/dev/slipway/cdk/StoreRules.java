package dev.slipway.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What is kept, and how firmly.
final class StoreRules {
    private StoreRules() {}

    static List<String> whatIsKeptIsLocked(Resources resources) {
        var found = new ArrayList<String>();
        boolean dev = resources.one("AWS::DynamoDB::Table", "TablesAudit").at("/Tags/0/Value").asText().equals("dev");
        for (var name : List.of("BucketsArchive", "BucketsTrail")) {
            var bucket = resources.one("AWS::S3::Bucket", name);
            var retention = bucket.at("/ObjectLockConfiguration/Rule/DefaultRetention");
            if (!bucket.path("ObjectLockEnabled").asBoolean()
                    || !retention.path("Mode").asText().equals(dev ? "GOVERNANCE" : "COMPLIANCE")
                    || retention.path("Days").asInt() != (dev ? 1 : 3_653)) {
                found.add("%s keeps what it is given by %s".formatted(name, retention));
            }
        }
        return found;
    }

    static List<String> noBucketIsOpen(Resources resources) {
        var found = new ArrayList<String>();
        resources.of("AWS::S3::Bucket").forEach((id, one) -> {
            var bucket = one.path("Properties");
            for (var what : List.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")) {
                if (!bucket.at("/PublicAccessBlockConfiguration/" + what).asBoolean()) {
                    found.add("%s leaves out %s".formatted(id, what));
                }
            }
            if (!bucket.at("/VersioningConfiguration/Status").asText().equals("Enabled")) {
                found.add(id + " forgets what was written over");
            }
            if (!one.path("DeletionPolicy").asText().equals("Retain")) {
                found.add(id + " goes away with the stack");
            }
        });
        return found;
    }

    static List<String> tablesCanBeRestored(Resources resources) {
        return resources.of("AWS::DynamoDB::Table").entrySet().stream()
                .filter(one -> !isKept(one.getValue()))
                .map(one -> one.getKey() + " can be lost")
                .toList();
    }

    private static boolean isKept(JsonNode table) {
        return table.at("/Properties/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled").asBoolean()
                && table.at("/Properties/DeletionProtectionEnabled").asBoolean()
                && table.path("DeletionPolicy").asText().equals("Retain");
    }

    static List<String> aRewrittenAuditIsSeen(Resources resources) {
        var audit = resources.id("AWS::DynamoDB::Table", "TablesAudit");
        var stream = resources.one("AWS::DynamoDB::Table", "TablesAudit").at("/StreamSpecification/StreamViewType");
        var pipe = resources.one("AWS::Pipes::Pipe", "AuditWatch");
        var filter = pipe.at("/SourceParameters/FilterCriteria/Filters/0/Pattern").asText();
        return stream.asText().equals("NEW_AND_OLD_IMAGES")
                        && Resources.text(pipe.path("Source")).equals("${%s.StreamArn}".formatted(audit))
                        && filter.equals("{\"eventName\":[\"MODIFY\",\"REMOVE\"]}")
                        && Resources.text(pipe.path("Target")).startsWith("${AuditWatchRewrittenQueue")
                ? List.of()
                : List.of("nobody sees that the audit is rewritten: " + pipe);
    }

    static List<String> theTrailSeesTheAudit(Resources resources) {
        var trail = resources.one("AWS::CloudTrail::Trail", "Trail");
        var fields = trail.at("/AdvancedEventSelectors/0/FieldSelectors").valueStream()
                .collect(Collectors.toMap(
                        field -> field.path("Field").asText(), field -> Resources.text(field.at("/Equals/0"))));
        var audit = "${%s.Arn}".formatted(resources.id("AWS::DynamoDB::Table", "TablesAudit"));
        return trail.path("IsLogging").asBoolean()
                        && trail.path("EnableLogFileValidation").asBoolean()
                        && "Data".equals(fields.get("eventCategory"))
                        && "AWS::DynamoDB::Table".equals(fields.get("resources.type"))
                        && audit.equals(fields.get("resources.ARN"))
                        && fields.size() == 3
                        && Resources.text(trail.path("S3BucketName")).startsWith("${BucketsTrail")
                ? List.of()
                : List.of("the trail does not prove who touched the audit: " + trail);
    }
}
