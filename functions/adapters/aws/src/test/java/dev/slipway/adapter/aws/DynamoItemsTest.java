package dev.slipway.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.adapter.state.Item;
import dev.slipway.adapter.state.ItemKey;
import dev.slipway.adapter.state.Query;
import dev.slipway.adapter.state.Receipt;
import dev.slipway.adapter.state.StateLedger;
import dev.slipway.adapter.state.Table;
import dev.slipway.adapter.state.Transaction;
import dev.slipway.adapter.state.Write;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.RunId;
import dev.slipway.core.step.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What DynamoDB says under contention and in trouble, and an emulator never does.
class DynamoItemsTest {
    private static final String NONE = "{\"Code\":\"None\"}";
    private static final String CONFLICT = "{\"Code\":\"TransactionConflict\",\"Message\":\"told\"}";
    private static final ItemKey KEY = ItemKey.state("p", "s");
    private static final Change CHANGE =
            Change.of(new RunId("r1")).tell(new Told(Instant.EPOCH, "Tested", "Test", Canonical.Fields.NONE));

    private final AwsStub stub = AwsStub.start();
    private final DynamoItems items = items(stub.connection());

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void isBusyWhenAnotherTransactionWritesTheSameItems() {
        stub.answers(_ -> cancelled(NONE, CONFLICT));

        assertThat(items.write(two())).isInstanceOf(Receipt.Busy.class);
        assertThat(stub.asked()).hasSize(1);
    }

    @Test
    void isBusyWhileTheSameTransactionIsInProgress() {
        stub.fails(400, "TransactionInProgressException");

        assertThat(items.write(two())).isInstanceOf(Receipt.Busy.class);
    }

    @Test
    void showsAFailedConditionBeforeAConflict() {
        stub.answers(_ -> cancelled(CONFLICT, conditionFailed("""
                {"partition":{"S":"p"},"sort":{"S":"t"},"version":{"N":"7"},"writer":{"S":"w"},"body":{"S":"{}"}}""")));

        assertThat(items.write(two()))
                .isEqualTo(new Receipt.ConditionFailed(List.of(
                        new Receipt.Clash(1, Optional.of(new Item(ItemKey.state("p", "t"), 7, "w", "{}"))))));
    }

    @ParameterizedTest
    @CsvSource({"ThrottlingError", "ProvisionedThroughputExceeded"})
    void isThrottledWhenOneOfItsItemsIs(String code) {
        stub.answers(_ -> cancelled("{\"Code\":\"%s\"}".formatted(code), CONFLICT));

        assertThatThrownBy(() -> items.write(two())).isInstanceOf(Throttled.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, ProvisionedThroughputExceededException, dev.slipway.core.failure.Throttled",
        "400, ThrottlingException, dev.slipway.core.failure.Throttled",
        "400, RequestLimitExceeded, dev.slipway.core.failure.Throttled",
        "500, InternalServerError, dev.slipway.core.failure.Unavailable",
        "503, ServiceUnavailable, dev.slipway.core.failure.Unavailable",
        "400, AccessDeniedException, dev.slipway.core.failure.Refused",
        "400, ResourceNotFoundException, dev.slipway.core.failure.Refused",
        "400, UnrecognizedClientException, dev.slipway.core.failure.Refused",
        "400, ValidationException, dev.slipway.core.failure.Refused"
    })
    void translatesAFailureAndTriesNoSecondTime(int status, String code, Class<? extends StepFailure> failure) {
        stub.fails(status, code).fails(status, code).fails(status, code);

        assertThatThrownBy(() -> items.write(two())).isInstanceOf(failure);
        assertThatThrownBy(() -> items.get(KEY)).isInstanceOf(failure).hasMessageContaining("STATE:p/s");
        assertThatThrownBy(() -> items.query(new Query(Table.AUDIT, "p", Optional.empty(), 1, true)))
                .isInstanceOf(failure)
                .hasMessageContaining("AUDIT:p");
        assertThat(stub.asked()).hasSize(3);
    }

    @Test
    void refusesWhatWasCancelledForAnotherReason() {
        stub.answers(_ -> cancelled("{\"Code\":\"ValidationError\"}", NONE));

        assertThatThrownBy(() -> items.write(two()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("ValidationError");
    }

    @Test
    void isUnavailableWhenTheAnswerIsGarbage() {
        stub.answers(200, "<html>");

        assertThatThrownBy(() -> items.get(KEY)).isInstanceOf(Unavailable.class);
    }

    @Test
    void isUnavailableWhenNoAnswerComes() {
        var gate = new CountDownLatch(1);
        stub.answers(_ -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return AwsStub.CUT;
        });

        assertThatThrownBy(() -> items(stub.connection(Duration.ofMillis(300))).get(KEY))
                .isInstanceOf(Unavailable.class);
        gate.countDown();
    }

    /// Silence alone would be suffered for an hour; the limit is there for a deadline that does not hold.
    @Test
    @Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
    void isUnavailableAtTheDeadlineWhenTheAnswerComesDripByDrip() {
        try (var server = HaltingServer.start()) {
            var hasty = items(AwsStub.connection(server.address(), Duration.ofMillis(200), Duration.ofHours(1)));

            assertThatThrownBy(() -> hasty.get(KEY)).isInstanceOf(Unavailable.class);
            assertThatThrownBy(() -> hasty.query(new Query(Table.AUDIT, "p", Optional.empty(), 1, true)))
                    .isInstanceOf(Unavailable.class);
            assertThatThrownBy(() -> hasty.write(two())).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void isUnavailableWhereNobodyListens() {
        stub.close();

        assertThatThrownBy(() -> items.get(KEY)).isInstanceOf(Unavailable.class);
    }

    @Test
    void triesOnceMoreWithTheSameTokenWhenTheConnectionIsCut() {
        stub.answers(_ -> AwsStub.CUT).answers(200, "{}");

        assertThat(items.write(two())).isInstanceOf(Receipt.Written.class);
        assertThat(stub.asked())
                .extracting(request -> request.json().get("ClientRequestToken").textValue())
                .hasSize(2)
                .doesNotContainNull()
                .containsOnly(
                        stub.asked().getFirst().json().get("ClientRequestToken").textValue());
    }

    @Test
    void asksForStrongReads() {
        stub.answers(200, "{}").answers(200, "{\"Items\":[],\"Count\":0}");

        items.get(KEY);
        items.query(new Query(Table.STATE, "p", Optional.of("s"), 3, true));

        assertThat(stub.asked()).extracting(AwsStub.Asked::operation).containsExactly("GetItem", "Query");
        assertThat(stub.asked())
                .allMatch(request -> request.json().get("ConsistentRead").booleanValue());
        assertThat(stub.asked())
                .allMatch(request -> request.json().get("TableName").textValue().equals("state-1"));
    }

    @Test
    void asksForWhatIsStoredWhenAConditionFails() {
        stub.answers(200, "{}");

        items.write(Transaction.of(put("a", 0), put("b", 3), new Write.Delete(ItemKey.state("p", "c"), 4)));

        assertThat(stub.asked().getFirst().json().get("TransactItems"))
                .map(item -> item.properties().iterator().next().getValue())
                .extracting(
                        write -> write.get("ConditionExpression").textValue(),
                        write ->
                                write.get("ReturnValuesOnConditionCheckFailure").textValue())
                .containsExactly(
                        tuple("attribute_not_exists(#p)", "ALL_OLD"),
                        tuple("#v = :v", "ALL_OLD"),
                        tuple("#v = :v", "ALL_OLD"));
    }

    @Test
    void carriesTheLedgerThroughContention() {
        stub.answers(200, "{\"Items\":[]}");
        stub.answers(200, "{}");
        for (int i = 0; i < 4; i++) {
            stub.answers(_ -> cancelled(CONFLICT));
        }
        stub.answers(200, "{}");

        StateLedger.over(items, _ -> {}).commit(CHANGE);

        assertThat(stub.asked()).hasSize(7);
    }

    @Test
    void carriesTheLedgerThroughALostAnswer() {
        stub.answers(200, "{\"Items\":[]}");
        stub.answers(200, "{}");
        stub.fails(500, "InternalServerError");
        stub.answers(again -> cancelled(conditionFailed(written(again).toString())));
        stub.answers(_ -> new AwsStub.Answer(
                200, "{\"Item\":%s}".formatted(written(stub.asked().get(2)))));

        StateLedger.over(items, _ -> {}).commit(CHANGE);

        assertThat(stub.asked())
                .extracting(AwsStub.Asked::operation)
                .containsExactly("Query", "GetItem", "TransactWriteItems", "TransactWriteItems", "GetItem");
    }

    @Test
    void namesTheSettingThatIsMissing() {
        var settings = Settings.read(Map.of("STATE_TABLE", "state-1"));

        assertThatThrownBy(() -> DynamoItems.from(stub.connection(), settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AUDIT_TABLE");
    }

    @Test
    void isRefusedWithoutCredentials() {
        var keyless = new AwsConnection(Region.US_EAST_1, stub.connection().address(), () -> {
            throw SdkClientException.create("Unable to load credentials");
        });

        assertThatThrownBy(() -> items(keyless).get(KEY))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no AWS credentials");
    }

    private static DynamoItems items(AwsConnection aws) {
        return new DynamoItems(aws.client(DynamoDbClient.builder()), new DynamoTables("state-1", "audit-1"));
    }

    /// Cancelled with these reasons, each a JSON object.
    private static AwsStub.Answer cancelled(String... reasons) {
        return new AwsStub.Answer(400, """
                {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","message":"cancelled",\
                "CancellationReasons":[%s]}""".formatted(String.join(",", reasons)));
    }

    private static JsonNode written(AwsStub.Asked transaction) {
        return transaction.json().at("/TransactItems/0/Put/Item");
    }

    private static String conditionFailed(String item) {
        return "{\"Code\":\"ConditionalCheckFailed\",\"Message\":\"told\",\"Item\":%s}".formatted(item);
    }

    private static Transaction two() {
        return Transaction.of(put("s", 0), put("t", 0));
    }

    private static Write put(String sort, long expected) {
        return new Write.Put(new Item(ItemKey.state("p", sort), expected + 1, "w", "{}"), expected);
    }
}
