package dev.slipway.adapter.aws;

import dev.slipway.adapter.state.Item;
import dev.slipway.adapter.state.Receipt;
import dev.slipway.adapter.state.Transaction;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Throttled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Why DynamoDB cancelled a transaction: one reason for each of its writes.
///
/// A failed condition counts most, for it is certain; then a request for patience; then somebody else's
/// transaction on the same items. Source: Amazon DynamoDB API reference, `TransactWriteItems`, "Cancellation reason
/// codes".
final class Cancellation {
    private static final Set<String> PATIENCE = Set.of("ThrottlingError", "ProvisionedThroughputExceeded");

    private Cancellation() {}

    static Receipt receipt(Transaction transaction, TransactionCanceledException e) {
        var reasons = e.cancellationReasons();
        var clashes = clashes(transaction, reasons);
        if (!clashes.isEmpty()) {
            return new Receipt.ConditionFailed(clashes);
        }
        var codes = reasons.stream().map(CancellationReason::code).collect(Collectors.toSet());
        if (codes.stream().anyMatch(PATIENCE::contains)) {
            throw new Throttled("writing is throttled by DynamoDB: try again later", e);
        }
        if (codes.contains("TransactionConflict")) {
            return new Receipt.Busy("another transaction is writing the same items");
        }
        throw new Refused("DynamoDB cancelled a transaction for %s: a developer looks at it".formatted(codes), e);
    }

    private static List<Receipt.Clash> clashes(Transaction transaction, List<CancellationReason> reasons) {
        var clashes = new ArrayList<Receipt.Clash>();
        for (int i = 0; i < reasons.size(); i++) {
            if ("ConditionalCheckFailed".equals(reasons.get(i).code())) {
                var table = transaction.writes().get(i).key().table();
                Optional<Item> stored = reasons.get(i).hasItem()
                        ? Optional.of(DynamoRow.item(table, reasons.get(i).item()))
                        : Optional.empty();
                clashes.add(new Receipt.Clash(i, stored));
            }
        }
        return clashes;
    }
}
