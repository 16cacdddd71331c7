package dev.slipway.adapter.aws;

import dev.slipway.adapter.state.Items;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// Two tables in the emulator that go when we go.
final class FreshTables implements AutoCloseable {
    private final DynamoDbClient client;
    private final DynamoTables tables;

    private FreshTables(DynamoDbClient client, DynamoTables tables) {
        this.client = client;
        this.tables = tables;
    }

    /// Skips the test where there is no emulator.
    static FreshTables make() {
        var made = new FreshTables(
                Emulator.connection().client(DynamoDbClient.builder()),
                new DynamoTables(Emulator.fresh("state"), Emulator.fresh("audit")));
        made.names().forEach(made::make);
        return made;
    }

    Items items() {
        return new DynamoItems(client, tables);
    }

    @Override
    public void close() {
        names().forEach(name -> client.deleteTable(request -> request.tableName(name)));
        client.close();
    }

    private List<String> names() {
        return List.of(tables.state(), tables.audit());
    }

    private void make(String name) {
        client.createTable(request -> request.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute(DynamoRow.PARTITION), attribute(DynamoRow.SORT))
                .keySchema(key(DynamoRow.PARTITION, KeyType.HASH), key(DynamoRow.SORT, KeyType.RANGE)));
        client.waiter().waitUntilTableExists(request -> request.tableName(name));
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
