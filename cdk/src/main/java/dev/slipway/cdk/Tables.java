package dev.slipway.cdk;

import dev.slipway.core.contract.Setting;
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

    /// Lets it read and write the state, and append to the audit.
    void open(LiveFunction function) {
        function.may(READ, state.getTableArn());
        function.may(WRITE, state.getTableArn());
        append(function);
    }

    /// Lets it read the state, put something into these partitions alone, and append to the audit.
    void open(LiveFunction function, List<String> partitions) {
        function.may(READ, state.getTableArn());
        function.may(PolicyStatement.Builder.create()
                .actions(List.of("dynamodb:PutItem"))
                .resources(List.of(state.getTableArn()))
                .conditions(Map.of("ForAllValues:StringLike", Map.of("dynamodb:LeadingKeys", partitions))));
        append(function);
    }

    Table state() {
        return state;
    }

    Table audit() {
        return audit;
    }

    private void append(LiveFunction function) {
        function.may(APPEND, audit.getTableArn());
        function.told(Map.of(Setting.STATE_TABLE, state.getTableName(), Setting.AUDIT_TABLE, audit.getTableName()));
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
