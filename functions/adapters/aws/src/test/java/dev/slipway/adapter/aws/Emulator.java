package dev.slipway.adapter.aws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.adapter.state.Items;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// Whatever `AWS_ENDPOINT_URL` names, with two tables of our own that go when we go.
final class Emulator implements AutoCloseable {
    private final DynamoDbClient client;
    private final DynamoTables tables;

    private Emulator(DynamoDbClient client, DynamoTables tables) {
        this.client = client;
        this.tables = tables;
    }

    /// Skips the test where there is no emulator.
    static Emulator start() {
        var endpoint = System.getenv().getOrDefault(AwsSettings.ENDPOINT, "");
        assumeTrue(!endpoint.isEmpty(), "AWS_ENDPOINT_URL is missing: start an emulator and name it there");
        var environment = Map.of(
                AwsSettings.ENDPOINT,
                endpoint,
                AwsSettings.REGION,
                System.getenv().getOrDefault(AwsSettings.REGION, "us-east-1"));
        var suffix = UUID.randomUUID().toString();
        var emulator = new Emulator(
                DynamoClient.from(environment, credentials(endpoint)),
                new DynamoTables("slipway-test-state-" + suffix, "slipway-test-audit-" + suffix));
        emulator.names().forEach(emulator::make);
        return emulator;
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

    /// An emulator on this machine asks for any credentials, a real account for its own.
    private static AwsCredentialsProvider credentials(String endpoint) {
        var host = URI.create(endpoint).getHost();
        return List.of("127.0.0.1", "localhost", "[::1]").contains(host)
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create("000000000001", "any"))
                : DefaultCredentialsProvider.builder().build();
    }
}
