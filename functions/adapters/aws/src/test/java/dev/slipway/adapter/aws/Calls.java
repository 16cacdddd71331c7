package dev.slipway.adapter.aws;

import dev.slipway.adapter.state.Item;
import dev.slipway.adapter.state.ItemKey;
import dev.slipway.adapter.state.Items;
import dev.slipway.adapter.state.MemoryItems;
import dev.slipway.adapter.state.Query;
import dev.slipway.adapter.state.Receipt;
import dev.slipway.adapter.state.Table;
import dev.slipway.adapter.state.Transaction;
import dev.slipway.adapter.state.Write;
import dev.slipway.core.approval.ApprovalOutcome;
import dev.slipway.core.approval.Letter;
import dev.slipway.core.approval.Sealed;
import dev.slipway.core.contract.SecretName;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Region;
import dev.slipway.core.model.TaskToken;
import dev.slipway.core.step.ArchiveName;
import java.io.FileNotFoundException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;

/// Every call of AWS that the adapters make.
final class Calls {
    static final TaskToken TOKEN = new TaskToken("AQCEAAAAKgAAAAMAAAAA");

    private static final PlanId PLAN = new PlanId("01JDB5ZQ9W3V7X8Y2K4M6N0PQR");
    private static final byte[] BYTES = {1, 2, 3};
    private static final String KEY = "1a2b3c4d-1111-2222-3333-444455556666";
    private static final String MACHINE = "arn:aws:states:us-east-1:000000000001:stateMachine:deployment";
    private static final ItemKey ITEM = ItemKey.state("p", "s");
    private static final ArchiveName NAME = new ArchiveName("checkpoints/7.json");
    private static final Instant UNTIL = Instant.parse("2036-11-21T12:00:00Z");
    private static final AwsStub.Answer NO_VERSION = new AwsStub.Answer(200, "<ListVersionsResult/>");
    private static final AwsStub.Answer ONE_VERSION = new AwsStub.Answer(
            200,
            "<ListVersionsResult><Version><Key>%s</Key><VersionId>v1</VersionId></Version></ListVersionsResult>"
                    .formatted(NAME));
    private static final AwsStub.Answer KEPT_UNTIL_THEN =
            new AwsStub.Answer(200, "", Map.of("x-amz-object-lock-retain-until-date", UNTIL.toString()));

    static final List<Call> ALL = Stream.of(dynamo(), s3(), kms(), states(), mail(), notices(), prices(), places(), files(), images(), secrets())
            .flatMap(calls -> calls)
            .toList();

    private Calls() {}

    private static Stream<Call> dynamo() {
        Function<AwsConnection, Items> items =
                aws -> new DynamoItems(aws.client(DynamoDbClient.builder()), new DynamoTables("state-1", "audit-1"));
        var write = Transaction.of(new Write.Put(new Item(ITEM, 1, "w", "{}"), 0));
        var query = new Query(Table.AUDIT, "p", Optional.empty(), 1, true);
        return Stream.of(
                json("dynamodb", "GetItem", aws -> items.apply(aws).get(ITEM)),
                json("dynamodb", "Query", aws -> items.apply(aws).query(query)),
                json(
                        "dynamodb",
                        "TransactWriteItems",
                        aws -> items.apply(aws).write(write) instanceof Receipt.Busy ? "Busy" : "another receipt"));
    }

    private static Stream<Call> s3() {
        Function<AwsConnection, S3Evidence> evidence = aws -> new S3Evidence(S3Evidence.client(aws), "evidence-1");
        Function<AwsConnection, S3Archive> archive =
                aws -> new S3Archive(S3Evidence.client(aws), "archive-1", ObjectLockMode.COMPLIANCE);
        var removal = done(aws -> archive.apply(aws).remove(NAME, UNTIL));
        return Stream.of(
                xml("evidence", "PutObject", aws -> evidence.apply(aws).keep(BYTES)),
                xml("evidence", "GetObject", aws -> evidence.apply(aws).fetch(Digest.of(BYTES))),
                xml("archive", "ListObjectVersions", aws -> archive.apply(aws).fetch(NAME)),
                xml("archive", "GetObject", aws -> archive.apply(aws).fetch(NAME))
                        .before(ONE_VERSION),
                xml("archive", "PutObject", done(aws -> archive.apply(aws).put(NAME, BYTES, UNTIL)))
                        .before(NO_VERSION)
                        .after(NO_VERSION),
                new Call("archive", "HeadObject", Call.Wire.SILENT, removal).before(ONE_VERSION),
                xml("archive", "DeleteObject", removal).before(ONE_VERSION, KEPT_UNTIL_THEN));
    }

    private static Stream<Call> kms() {
        Function<AwsConnection, KmsKeys> keys = aws -> new KmsKeys(KmsKeys.kms(aws), List.of(KEY));
        Function<AwsConnection, KmsTokenVault> vault = aws -> new KmsTokenVault(KmsKeys.kms(aws), KEY);
        Function<AwsConnection, KmsSigner> signer = aws -> new KmsSigner(KmsKeys.kms(aws), KEY);
        return Stream.of(
                json("kms", "GenerateMac", aws -> new KmsLinkMint(keys.apply(aws)).code("k-1a2b3c4d", BYTES)),
                json("kms", "VerifyMac", aws -> new KmsLinkCheck(keys.apply(aws)).holds("k-1a2b3c4d", BYTES, BYTES)),
                json("kms", "Encrypt", aws -> vault.apply(aws).seal(new TaskToken("t"), PLAN)),
                json("kms", "Decrypt", aws -> vault.apply(aws).open(new Sealed("AQID"), PLAN)),
                json("kms", "Sign", aws -> signer.apply(aws).sign(BYTES)),
                json("kms", "GetPublicKey", aws -> signer.apply(aws).key()));
    }

    private static Stream<Call> states() {
        Function<AwsConnection, StepFunctionsWorkflows> workflows =
                aws -> new StepFunctionsWorkflows(StepFunctionsWorkflows.states(aws), MACHINE, MACHINE);
        return Stream.of(
                json("states", "StartExecution", aws -> workflows.apply(aws).start(PLAN))
                        .after(new AwsStub.Answer(200, "{\"status\":\"SUCCEEDED\"}")),
                json("states", "DescribeExecution", aws -> workflows.apply(aws).start(PLAN))
                        .before(new AwsStub.Answer(400, "{\"__type\":\"ExecutionAlreadyExists\"}")),
                json(
                        "states",
                        "SendTaskSuccess",
                        aws -> workflows.apply(aws).complete(TOKEN, new ApprovalOutcome.Approved(PLAN))));
    }

    private static Stream<Call> mail() {
        var topic = "arn:aws:sns:us-east-1:000000000001:mail";
        var letter = new Letter("plan-r1-bob", "bob@example.com", "Slipway: look", "body");
        return Stream.of(
                query("Publish", done(aws -> new SnsMail(SnsMail.sns(aws), topic, new MemoryItems()).send(letter))));
    }

    private static Stream<Call> notices() {
        return Stream.of(json(
                "events",
                "PutEvents",
                done(aws -> new EventBridgeNotices(EventBridgeNotices.events(aws), "bus-1")
                        .tell(EventBridgeNoticesTest.NOTICE))));
    }

    private static Stream<Call> prices() {
        return Stream.of(json(
                "pricing",
                "GetProducts",
                aws -> PriceListPrices.from(aws, () -> UNTIL)
                        .price(new Region("us-east-1"), new InstanceType("ml.g5.2xlarge"))));
    }

    private static Stream<Call> places() {
        return Stream.of(new Call(
                "sts",
                "AssumeRole",
                Call.Wire.QUERY,
                aws -> new PlaceSessions(PlaceSessions.sts(aws), "slipway-{environment}-rollout", () -> UNTIL)
                        .of(PlaceSessionsTest.STAGING, PlaceSessionsTest.ENDPOINT)
                        .resolveCredentials()));
    }

    private static Stream<Call> secrets() {
        return Stream.of(json(
                "secretsmanager",
                "GetSecretValue",
                aws -> SecretsManagerSecrets.from(aws, () -> UNTIL).read(new SecretName("slipway/registry"))));
    }

    private static Stream<Call> files() {
        return Stream.of(xml("policies", "GetObject", aws -> {
            try {
                return new S3Files(S3Evidence.client(aws), "artifacts-1", "policies").read("limits.json");
            } catch (FileNotFoundException none) {
                return "no such file";
            }
        }));
    }

    private static Stream<Call> images() {
        return Stream.of(json("ecr", "BatchGetImage", aws -> EcrImagesTest.over(aws)
                .digest(EcrImagesTest.REGISTRY, "nim/meta/llama", "1.0")));
    }

    private static Call json(String service, String name, Function<AwsConnection, Object> verb) {
        return new Call(service, name, Call.Wire.JSON, verb);
    }

    private static Call query(String name, Function<AwsConnection, Object> verb) {
        return new Call("sns", name, Call.Wire.QUERY, verb);
    }

    private static Call xml(String service, String name, Function<AwsConnection, Object> verb) {
        return new Call(service, name, Call.Wire.S3, verb);
    }

    private static Function<AwsConnection, Object> done(Consumer<AwsConnection> verb) {
        return aws -> {
            verb.accept(aws);
            return "done";
        };
    }
}
