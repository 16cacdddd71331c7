package dev.slipway.adapter.bundled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FreshPoliciesTest {
    private static final Path BUNDLE = Path.of("../../../cdk/policies");
    private static final Duration AGE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private int reads;
    private boolean away;

    private final FreshPolicies policies = new FreshPolicies(this::read, () -> now, AGE);

    @Test
    void areNotReadBeforeSomebodyAsks() {
        assertThat(reads).isZero();
    }

    @Test
    void areReadOnceForAsLongAsTheyHold() {
        assertThat(policies.of(new Environment("staging"))).isPresent();
        now = now.plus(AGE).minusMillis(1);
        assertThat(policies.environments()).isNotEmpty();

        assertThat(reads).isEqualTo(1);
    }

    @Test
    void areReadAnewWhenTheyAreOld() {
        policies.environments();
        now = now.plus(AGE);
        policies.environments();

        assertThat(reads).isEqualTo(2);
    }

    @Test
    void areReadAnewWhenTheClockWentBack() {
        policies.environments();
        now = now.minusSeconds(1);
        policies.environments();

        assertThat(reads).isEqualTo(2);
    }

    @Test
    void areNotHeldLongerBecauseTheyCannotBeRead() {
        policies.environments();
        now = now.plus(AGE);
        away = true;

        assertThatThrownBy(policies::environments).isInstanceOf(Unavailable.class);
    }

    private byte[] read(String name) throws IOException {
        if (away) {
            throw new Unavailable("away");
        }
        if (name.equals("limits.json")) {
            reads++;
        }
        return Files.readAllBytes(BUNDLE.resolve(name));
    }
}
