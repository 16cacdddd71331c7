package dev.slipway.adapter.aws;

import dev.slipway.adapter.state.Item;
import dev.slipway.adapter.state.ItemKey;
import dev.slipway.adapter.state.Table;
import dev.slipway.core.failure.Malformed;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items as DynamoDB stores them.
///
/// Shape: partition key `partition` and sort key `sort`, both texts; `version` a number; `writer` and `body` texts.
final class DynamoRow {
    static final String PARTITION = "partition";
    static final String SORT = "sort";
    static final String VERSION = "version";
    static final String WRITER = "writer";
    static final String BODY = "body";

    private DynamoRow() {}

    static Map<String, AttributeValue> key(ItemKey key) {
        return Map.of(PARTITION, text(key.partition()), SORT, text(key.sort()));
    }

    static Map<String, AttributeValue> row(Item item) {
        return Map.of(
                PARTITION, text(item.key().partition()),
                SORT, text(item.key().sort()),
                VERSION, number(item.version()),
                WRITER, text(item.writer()),
                BODY, text(item.body()));
    }

    static Item item(Table table, Map<String, AttributeValue> row) {
        return new Item(
                new ItemKey(table, value(row, PARTITION).s(), value(row, SORT).s()),
                Long.parseLong(value(row, VERSION).n()),
                value(row, WRITER).s(),
                value(row, BODY).s());
    }

    static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    private static AttributeValue value(Map<String, AttributeValue> row, String name) {
        var value = row.get(name);
        if (value == null) {
            throw new Malformed("a stored item lacks " + name + ": it was not written by us");
        }
        return value;
    }
}
