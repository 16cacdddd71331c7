package dev.slipway.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.laptop.Laptop;
import dev.slipway.app.store.CommitWatch;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.plan.AcceptIntent;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.PlanStatus;
import dev.slipway.engine.ExecutionId;
import dev.slipway.engine.JumpClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeploymentJourneyTest {
    @Test
    void aSentenceBecomesAnEndpoint(@TempDir Path home) throws InterruptedException {
        var clock = new JumpClock(Instant.parse("2026-11-21T10:00:00Z"));
        try (var laptop = Laptop.open(Settings.read(Map.of()), home, clock, CommitWatch.NONE)) {
            var plan = new PlanId("01JD0000000000000000000001");
            var intake = new AcceptIntent(laptop.ledger(), laptop.around().policies(), laptop.workflows());

            var answer = intake.apply(
                    new AcceptIntent.Request(
                            new Person("alice"),
                            Optional.empty(),
                            "deploy llama-3.1 8B for chatbot-x",
                            "staging",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            false,
                            Optional.empty(),
                            plan),
                    clock.instant());
            laptop.engine().await(new ExecutionId("deployment", plan.value()), Duration.ofSeconds(30));

            assertThat(answer).isEqualTo(new AcceptIntent.Answer.Accepted(plan));
            var record = laptop.ledger().read(PlanRecord.key(plan)).value();
            assertThat(record.status()).isEqualTo(PlanStatus.DEPLOYED);
        }
    }
}
