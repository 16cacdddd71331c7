package dev.slipway.app.bench;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.slipway.app.audit.ExportWriter;
import dev.slipway.app.audit.VerifyExport;
import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Checkpoint;
import dev.slipway.core.audit.CheckpointKey;
import dev.slipway.core.audit.LogEntry;
import dev.slipway.core.audit.MerkleTree;
import dev.slipway.core.audit.Told;
import dev.slipway.core.audit.verify.ExportFile;
import dev.slipway.core.audit.verify.ExportedEvent;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Origin;
import dev.slipway.core.model.RunId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Prints how long a great audit takes to verify: `local/benchmark` runs it with 512 MB.
///
/// The audit is that of deployments which two people approved, as real ones tell it, with a checkpoint for every five
/// runs.
public final class ProofBenchmark {
    private static final int EVENTS = 1_000_000;
    private static final int RUNS_OF_A_CHECKPOINT = 5;
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456789Z");
    private static final Origin ORIGIN = new Origin("benchmark");

    private final ECKey pair;
    private final CheckpointKey key;
    private final MerkleTree tree = new MerkleTree();
    private Digest previous = AuditEvent.ORIGIN;
    private long written;

    private ProofBenchmark() throws Exception {
        pair = new ECKeyGenerator(Curve.P_256).generate();
        key = new CheckpointKey(pair.getX().toString(), pair.getY().toString());
    }

    public static void main(String... arguments) throws Exception {
        var folder = Files.createTempDirectory("slipway-proof");
        try {
            new ProofBenchmark().run(folder.resolve("export"));
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private void run(Path folder) throws Exception {
        try (var writer = ExportWriter.to(folder)) {
            writer.add(ExportFile.KEYS, Canonical.Fields.NONE.withAll("keys", List.of(key.canonical())).with("origin", ORIGIN));
            for (int run = 0; written < EVENTS; run++) {
                tell(writer, new RunId("01JD%022d".formatted(run)), run);
                if (run % RUNS_OF_A_CHECKPOINT == RUNS_OF_A_CHECKPOINT - 1 || written >= EVENTS) {
                    checkpoint(writer);
                }
            }
            writer.finish();
        }
        long start = System.nanoTime();
        var verdict = VerifyExport.of(folder, Optional.of(folder.resolve("keys.json")), Optional.empty());
        System.out.printf(
                "audit verify: %,d events in %,d runs under %,d checkpoints in %.1f s, %d MB of heap at most, %s%n",
                verdict.summary().events(),
                verdict.summary().runs(),
                verdict.summary().checkpoints(),
                (System.nanoTime() - start) / 1e9,
                Runtime.getRuntime().maxMemory() >> 20,
                verdict.whole() ? "whole" : "BROKEN: " + verdict.classes());
    }

    private void tell(ExportWriter writer, RunId run, int number) {
        var hash = Digest.of(new byte[] {(byte) number, (byte) (number >> 8), (byte) (number >> 16)});
        var plan = Canonical.Fields.NONE.with("plan_hash", hash);
        var judged = plan.with("facts", hash).with("findings", hash).withAll("rules", List.of());
        var group = List.of(new Canonical.Text("approvers"));
        Optional<AuditEvent> last = Optional.empty();
        last = told(writer, run, last, "IntentAccepted", "alice", Canonical.Fields.NONE.with("app", "chatbot-x").with("env", "prod").with("intent", hash));
        last = told(writer, run, last, "PlanMade", "PlanDeployment", plan.with("considered", hash));
        last = told(writer, run, last, "PlanJudged", "GuardPlan", judged.with("verdict", "NeedsApproval"));
        last = told(writer, run, last, "ApprovalRequested", "RequestApproval", plan.with("needed", 2).with("round", 1).withAll("groups", group).with("expires", NOON.plus(Duration.ofDays(1)).toString()));
        for (var person : List.of("bob", "carol")) {
            last = told(writer, run, last, "ReviewViewed", person, plan.with("round", 1));
            last = told(writer, run, last, "VoteRecorded", person, plan.with("decision", "Approve").with("round", 1).with("way", "Link").withAll("groups", group));
        }
        last = told(writer, run, last, "ApprovalDecided", "carol", plan.with("decision", "Approved").with("decided_at", NOON.toString()));
        last = told(writer, run, last, "PlanJudged", "GuardPlan", judged.with("verdict", "Allowed").with("approval", hash));
        last = told(writer, run, last, "ExecutionStarted", "ExecutePlan", plan);
        var objects = "chatbot-x-prod-" + hash.hex().substring(0, 12);
        for (var effect : List.of("model/", "config/", "endpoint/chatbot-x-prod@")) {
            var detail = Canonical.Fields.NONE.with("effect", effect + objects);
            last = told(writer, run, last, "EffectStarted", "ExecutePlan", detail);
            last = told(writer, run, last, "EffectDone", "ExecutePlan", detail);
        }
        last = told(writer, run, last, "RolloutFinished", "WatchRollout", plan.with("image", hash).with("endpoint", "chatbot-x-prod").with("config", objects));
        last = told(writer, run, last, "EndpointTried", "ValidateEndpoint", Canonical.Fields.NONE.with("qa", "QA_OK"));
        told(writer, run, last, "DeploymentAudited", "AuditDeployment", Canonical.Fields.NONE.with("status", "Deployed"));
    }

    private Optional<AuditEvent> told(
            ExportWriter writer, RunId run, Optional<AuditEvent> last, String type, String actor, Canonical.Fields detail) {
        var told = new Told(NOON.plusNanos(written), type, actor, detail);
        var event = last.map(before -> before.next(told)).orElseGet(() -> AuditEvent.first(run, told));
        writer.add(ExportFile.EVENTS, new ExportedEvent(event, true).canonical());
        writer.add(ExportFile.LOG, new LogEntry(tree.size(), run, event.sequence(), event.hash()).canonical());
        tree.append(event.hash().bytes());
        written++;
        return Optional.of(event);
    }

    private void checkpoint(ExportWriter writer) throws Exception {
        var time = NOON.plusNanos(written);
        var bytes = Checkpoint.signedBytes(ORIGIN, tree.size(), tree.root(), time, previous, key.id());
        var signing = Signature.getInstance("SHA256withECDSAinP1363Format");
        signing.initSign(pair.toECPrivateKey());
        signing.update(bytes);
        var signature = HexFormat.of().formatHex(CheckpointKey.smaller(signing.sign()));
        var checkpoint = new Checkpoint(ORIGIN, tree.size(), tree.root(), time, previous, key.id(), signature);
        writer.add(ExportFile.CHECKPOINTS, checkpoint.canonical());
        previous = checkpoint.hash();
    }
}
