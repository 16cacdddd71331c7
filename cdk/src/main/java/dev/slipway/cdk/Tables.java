package dev.slipway.cdk;

import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Written;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// The two tables. Nobody may change or delete what stands in that of the audit.
final class Tables extends Construct {
    private static final String KEYS = "dynamodb:LeadingKeys";
    private static final List<String> READ = List.of("dynamodb:GetItem", "dynamodb:Query");
    private static final List<String> WRITE = List.of("dynamodb:DeleteItem", "dynamodb:PutItem");
    private static final List<String> APPEND = List.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query");

    private final Table state;
    private final Table audit;

    Tables(Construct scope) {
        super(scope, "Tables");
        state = table("State").build();
        audit = table("Audit").stream(StreamViewType.NEW_AND_OLD_IMAGES).build();
    }

    /// Lets it read the state, write what is its to write, and append to the audit.
    void open(LiveFunction function) {
        function.may(READ, state.getTableArn());
        function.name().written().ifPresentOrElse(own -> own(function, own), () -> function.may(WRITE, state.getTableArn()));
        function.may(APPEND, audit.getTableArn());
        function.told(Map.of(Setting.STATE_TABLE, state.getTableName(), Setting.AUDIT_TABLE, audit.getTableName()));
    }

    Table state() {
        return state;
    }

    Table audit() {
        return audit;
    }

    /// One list for what it puts and what it removes, for a transaction holds both.
    private void own(LiveFunction function, Written own) {
        function.may(PolicyStatement.Builder.create()
                .actions(own.removes() ? WRITE : List.of("dynamodb:PutItem"))
                .resources(List.of(state.getTableArn()))
                // Of no keys at all every word holds: that there are some is said beside it.
                .conditions(Map.of("ForAllValues:StringLike", Map.of(KEYS, own.partitions()), "Null", Map.of(KEYS, "false"))));
    }

    private Table.Builder table(String id) {
        return Table.Builder.create(this, id)
                .partitionKey(text("partition"))
                .sortKey(text("sort"))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN);
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }
}
