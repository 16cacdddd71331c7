package dev.slipway.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What [Mail] promises.
public abstract class MailContract {
    private final String bob = "bob-" + UUID.randomUUID() + "@example.com";
    private final String carol = "carol-" + UUID.randomUUID() + "@example.com";
    private final String name = "01JDB5ZQ9W3V7X8Y2K4M6N0PQR-r1-" + UUID.randomUUID();

    protected abstract Mail mail();

    /// Where addresses have to agree before they get any: that this one has.
    protected void agree(String address) {}

    /// The bodies of what has reached an address until now.
    protected abstract List<String> reached(String address);

    @Test
    void aLetterReachesWhomItIsForAlone() {
        agree(bob);
        agree(carol);

        mail().send(new Letter(name, bob, "Slipway: look", "Look at it:\n  https://here/review/x?y=z&ä\n"));
        mail().send(new Letter(name + "-2", carol, "Slipway: look", "another"));

        assertThat(soon(bob)).containsExactly("Look at it:\n  https://here/review/x?y=z&ä\n");
        assertThat(soon(carol)).containsExactly("another");
    }

    @Test
    void aLetterIsSentOnce() {
        agree(bob);

        mail().send(new Letter(name, bob, "Slipway: look", "first"));
        mail().send(new Letter(name, bob, "Slipway: look", "second"));

        assertThat(mail().sent(name)).isTrue();
        assertThat(soon(bob)).containsExactly("first");
    }

    @Test
    void aLetterThatNobodySentIsNotSent() {
        mail().send(new Letter(name, bob, "Slipway: look", "body"));

        assertThat(mail().sent(name + "-2")).isFalse();
        assertThat(mail().sent(name.substring(0, 20))).isFalse();
    }

    private List<String> soon(String address) {
        for (int tries = 0; tries < 600 && reached(address).isEmpty(); tries++) {
            sleep();
        }
        return reached(address);
    }

    private static void sleep() {
        try {
            Thread.sleep(Duration.ofMillis(50));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
