package dev.slipway.adapter.aws;

import dev.slipway.adapter.state.ItemKey;
import dev.slipway.adapter.state.Table;
import dev.slipway.adapter.state.Write;
import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The names of the two tables, and writes as DynamoDB takes them.
record DynamoTables(String state, String audit) {
    private static final String ABSENT = "attribute_not_exists(#p)";
    private static final String UNMOVED = "#v = :v";
    private static final Map<String, String> PARTITION = Map.of("#p", DynamoRow.PARTITION);
    private static final Map<String, String> VERSION = Map.of("#v", DynamoRow.VERSION);

    static DynamoTables from(Settings settings) {
        return new DynamoTables(settings.required(Setting.STATE_TABLE), settings.required(Setting.AUDIT_TABLE));
    }

    String name(Table table) {
        return switch (table) {
            case STATE -> state;
            case AUDIT -> audit;
        };
    }

    TransactWriteItem item(Write write) {
        return switch (write) {
            case Write.Put put
            when put.expected() == 0 ->
                TransactWriteItem.builder()
                        .put(row -> row.tableName(nameOf(put.key()))
                                .item(DynamoRow.row(put.next()))
                                .conditionExpression(ABSENT)
                                .expressionAttributeNames(PARTITION)
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                        .build();
            case Write.Put put ->
                TransactWriteItem.builder()
                        .put(row -> row.tableName(nameOf(put.key()))
                                .item(DynamoRow.row(put.next()))
                                .conditionExpression(UNMOVED)
                                .expressionAttributeNames(VERSION)
                                .expressionAttributeValues(expected(put))
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                        .build();
            case Write.Delete delete ->
                TransactWriteItem.builder()
                        .delete(row -> row.tableName(nameOf(delete.key()))
                                .key(DynamoRow.key(delete.key()))
                                .conditionExpression(UNMOVED)
                                .expressionAttributeNames(VERSION)
                                .expressionAttributeValues(expected(delete))
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                        .build();
        };
    }

    private String nameOf(ItemKey key) {
        return name(key.table());
    }

    private static Map<String, AttributeValue> expected(Write write) {
        return Map.of(":v", DynamoRow.number(write.expected()));
    }
}
