package dev.slipway.app.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.app.audit.WholeAudit;
import dev.slipway.app.laptop.Laptop;
import dev.slipway.core.approval.Approval;
import dev.slipway.core.approval.OpenApproval;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.plan.Generation;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.RunningPlan;
import dev.slipway.core.rollout.Rollback;
import dev.slipway.core.rollout.RunningRollback;
import dev.slipway.core.step.Ledger;
import dev.slipway.twin.Calls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// How an errand ended, as far as anybody can see it.
///
/// Shape: `seen` is a line for each plan, approval, rollback, generation, row of a list that the sweep would still look
/// at, letter, notice that operators heard at least once, and operation that changed something outside with how often it was accepted for each object. `told` are
/// the events of the errand's run in order, effects apart.
record End(List<String> seen, List<String> told) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CHANGES = List.of("Create", "Update", "Delete", "PutMetricAlarm");

    /// Holds as well that the audit of all runs is whole.
    static End of(Errand errand, Laptop laptop, World world) throws IOException {
        WholeAudit.of(laptop, world.folder().resolve("export"));
        var ledger = laptop.ledger();
        var seen = Stream.of(
                        Stream.of(Desk.FIRST, Desk.SECOND).flatMap(plan -> plan(ledger, plan)),
                        rollback(ledger, errand.last()),
                        endpoint(ledger, errand),
                        Stream.of(RunningPlan.all(), RunningRollback.all(), OpenApproval.all())
                                .flatMap(rows -> ledger.list(rows).values().stream())
                                .map(row -> "left " + row.value()),
                        letters(world.folder().resolve("home/outbox")),
                        notices(world.folder().resolve("home/log.jsonl")),
                        changes(world.twins().sagemaker().calls()),
                        changes(world.twins().cloudwatch().calls()))
                .flatMap(lines -> lines)
                .toList();
        return new End(seen, told(ledger, errand.last()));
    }

    /// Letters are sent by machine and sweep alike, so that their effects come in any order.
    private static List<String> told(Ledger ledger, RunId run) {
        return ledger.events(run, 0).stream()
                .map(AuditEvent::type)
                .sorted(Comparator.comparing(type -> type.startsWith("Effect") ? type : ""))
                .toList();
    }

    private static Stream<String> plan(Ledger ledger, PlanId plan) {
        return Stream.concat(
                ledger.read(PlanRecord.key(plan)).found().stream()
                        .map(record ->
                                "plan %s %s".formatted(plan, record.status().word())),
                ledger.read(Approval.key(plan)).found().stream().map(End::approval));
    }

    private static String approval(Approval approval) {
        var votes = approval.votes().stream()
                .map(vote -> "%s %s %s"
                        .formatted(
                                vote.person(),
                                vote.decision().word(),
                                vote.way().word()))
                .toList();
        return "%s in round %d%s: %s"
                .formatted(
                        approval.state().word(),
                        approval.round(),
                        approval.owesAnswer() ? ", which the machine does not know" : "",
                        String.join(", ", votes));
    }

    private static Stream<String> rollback(Ledger ledger, RunId run) {
        return ledger.read(Rollback.key(run)).found().stream()
                .map(rollback -> "%s %s".formatted(run, rollback.state().word()));
    }

    private static Stream<String> endpoint(Ledger ledger, Errand errand) {
        var endpoint =
                ledger.read(EndpointRecord.key(Desk.APP, errand.environment())).value();
        var budget = ledger.read(Budget.key(errand.environment())).value();
        return Stream.concat(
                Stream.of("endpoint %s, owner %s, %d blocks, %s reserved"
                        .formatted(
                                endpoint.state(),
                                endpoint.owner().map(RunId::value).orElse("none"),
                                endpoint.blocks().size(),
                                budget.reserved().dollars())),
                endpoint.generations().stream().map(End::generation));
    }

    private static String generation(Generation generation) {
        var how = generation.end().map(end -> end.how().name()).orElse("SERVES");
        return "generation %d of %s %s".formatted(generation.number(), generation.plan(), how);
    }

    private static Stream<String> letters(Path outbox) throws IOException {
        try (var files = Files.list(outbox)) {
            return files
                    .map(file -> "letter " + file.getFileName())
                    .filter(name -> name.endsWith(".eml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /// The same one may come again.
    private static Stream<String> notices(Path log) throws IOException {
        try (var lines = JSON.readerFor(JsonNode.class).<JsonNode>readValues(log.toFile())) {
            return lines.readAll().stream()
                    .map(line -> line.path("notice"))
                    .filter(JsonNode::isObject)
                    .map(notice -> "notice %s %s"
                            .formatted(
                                    notice.path("run").asText(),
                                    notice.path("kind").asText()))
                    .distinct()
                    .sorted();
        }
    }

    private static Stream<String> changes(Calls calls) {
        return calls.accepted().entrySet().stream()
                .filter(operation -> CHANGES.stream().anyMatch(operation.getKey()::startsWith))
                .map(operation -> "%s %s"
                        .formatted(operation.getKey(), operation.getValue().values()));
    }
}
