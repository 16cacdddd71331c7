package dev.slipway.adapter.aws;

import dev.slipway.adapter.state.Item;
import dev.slipway.adapter.state.ItemKey;
import dev.slipway.adapter.state.Items;
import dev.slipway.adapter.state.Query;
import dev.slipway.adapter.state.Receipt;
import dev.slipway.adapter.state.Slice;
import dev.slipway.adapter.state.Transaction;
import dev.slipway.core.contract.Settings;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/// Items in two tables of DynamoDB.
///
/// Source: Amazon DynamoDB API reference, `GetItem`, `Query`, `TransactWriteItems`.
public final class DynamoItems implements Items {
    private static final String WRITING = "writing";

    private final DynamoDbClient client;
    private final DynamoTables tables;

    DynamoItems(DynamoDbClient client, DynamoTables tables) {
        this.client = client;
        this.tables = tables;
    }

    /// In the tables that the settings name.
    ///
    /// @throws IllegalArgumentException by the name of a setting that is missing
    public static DynamoItems from(AwsConnection aws, Settings settings) {
        var tables = DynamoTables.from(settings);
        return new DynamoItems(aws.client(DynamoDbClient.builder()), tables);
    }

    @Override
    public Optional<Item> get(ItemKey key) {
        var what = "reading " + key;
        try {
            var answer = AwsDoor.onItsOwnThread(
                    what,
                    () -> client.getItem(request -> request.tableName(tables.name(key.table()))
                            .key(DynamoRow.key(key))
                            .consistentRead(true)));
            return answer.hasItem() ? Optional.of(DynamoRow.item(key.table(), answer.item())) : Optional.empty();
        } catch (SdkException e) {
            throw AwsDoor.translated(what, e);
        }
    }

    @Override
    public Slice query(Query query) {
        var what = "listing " + query.table() + ":" + query.partition();
        try {
            var answer = AwsDoor.onItsOwnThread(what, () -> client.query(request(query)));
            var items = answer.items().stream()
                    .map(row -> DynamoRow.item(query.table(), row))
                    .toList();
            return items.size() > query.limit()
                    ? new Slice(items.subList(0, query.limit()), true)
                    : new Slice(items, answer.hasLastEvaluatedKey() && !items.isEmpty());
        } catch (SdkException e) {
            throw AwsDoor.translated(what, e);
        }
    }

    @Override
    public Receipt write(Transaction transaction) {
        try {
            var writes = transaction.writes().stream().map(tables::item).toList();
            AwsDoor.onItsOwnThread(WRITING, () -> client.transactWriteItems(request -> request.transactItems(writes)));
            return new Receipt.Written();
        } catch (TransactionCanceledException e) {
            return Cancellation.receipt(transaction, e);
        } catch (TransactionInProgressException e) {
            return new Receipt.Busy("the same transaction is still in progress");
        } catch (SdkException e) {
            throw AwsDoor.translated(WRITING, e);
        }
    }

    /// One more than asked for, to see whether there is one.
    private QueryRequest request(Query query) {
        var request = QueryRequest.builder()
                .tableName(tables.name(query.table()))
                .consistentRead(true)
                .scanIndexForward(!query.backwards())
                .limit(query.limit() + 1);
        var partition = DynamoRow.text(query.partition());
        if (query.after().isEmpty()) {
            return request.keyConditionExpression("#p = :p")
                    .expressionAttributeNames(Map.of("#p", DynamoRow.PARTITION))
                    .expressionAttributeValues(Map.of(":p", partition))
                    .build();
        }
        return request.keyConditionExpression("#p = :p AND #s %s :s".formatted(query.backwards() ? "<" : ">"))
                .expressionAttributeNames(Map.of("#p", DynamoRow.PARTITION, "#s", DynamoRow.SORT))
                .expressionAttributeValues(Map.of(
                        ":p", partition, ":s", DynamoRow.text(query.after().get())))
                .build();
    }
}
