package dev.slipway.adapter.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Fault;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.AlarmName;
import dev.slipway.core.plan.RolloutPolicy;
import dev.slipway.core.rollout.HostedEndpoint;
import dev.slipway.core.rollout.Hosting;
import dev.slipway.core.rollout.HostingCall;
import dev.slipway.core.rollout.HostingContract;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Rule;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;

/// The contract, and what only SageMaker does. Longer than a screen, for it is a list.
class SageMakerHostingTest extends HostingContract {
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final Cloud cloud = new Cloud();
    private final Hosting hosting = new SageMakerHosting(Clients.sageMaker(Cloud.REGION, cloud.address(), Cloud.KEYS));

    @AfterEach
    void close() {
        cloud.close();
    }

    @Override
    protected Hosting hosting() {
        return hosting;
    }

    @Override
    protected void settle() {
        cloud.settle();
    }

    @Override
    protected void next(Fault fault) {
        cloud.next(fault);
    }

    @Test
    void anExhaustedQuotaIsRefusedByItsNameAndInstanceType() {
        before(endpoint());
        cloud.dial(Rule.on("CreateEndpoint", new Effect.QuotaReached("ml.g6e.xlarge")));

        assertThatThrownBy(() -> hosting.call(endpoint()))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("CreateEndpoint chatbot-x-staging: SageMaker says ResourceLimitExceeded")
                .hasMessageContaining("'ml.g6e.xlarge for endpoint usage' is 0 Instances");
        assertThat(hosting.endpoint(ENDPOINT)).isEmpty();
    }

    @Test
    void aCanaryShowsItsStagesAndTheShareOfTheNewFleet() {
        before(update());
        hosting.call(update());
        var seen = new LinkedHashSet<String>();

        for (int look = 0; look < 40; look++) {
            hosting.endpoint(ENDPOINT)
                    .flatMap(HostedEndpoint::move)
                    .ifPresent(move -> seen.add(move.stage().orElseThrow() + " " + move.share()));
            cloud.pass(Duration.ofSeconds(5));
        }

        assertThat(seen).startsWith("CREATING 0").containsSubsequence("BAKING 5000", "BAKING 10000");
        assertThat(hosting.endpoint(ENDPOINT)).map(HostedEndpoint::config).contains(NEW);
    }

    @Test
    void stepsBetweenFewerThanTwoInstancesAreAConflict() {
        hosting.call(model(OLD));
        hosting.call(config(OLD));
        settle();
        hosting.call(endpoint());
        settle();
        hosting.call(model(NEW));
        hosting.call(new HostingCall.CreateConfig(NEW, NEW, TYPE, 1, new TreeMap<>()));
        settle();

        assertThatThrownBy(() -> hosting.call(update())).isInstanceOf(Conflict.class);
    }

    @Test
    void everyRolloutPolicyIsTakenWithItsAlarmsAndTimers() {
        var wait = Duration.ofMinutes(1);
        var longest = Duration.ofHours(1);
        for (var policy : List.of(
                new RolloutPolicy.AllAtOnce(wait, longest),
                new RolloutPolicy.Canary(1_000, wait, wait, longest),
                new RolloutPolicy.Linear(5_000, wait, wait, longest))) {
            var call = new HostingCall.UpdateEndpoint(
                    ENDPOINT, NEW, policy, List.of(new AlarmName("slipway-alarm")), true);

            var config = DeploymentConfigs.of(call);

            var blueGreen = config.blueGreenUpdatePolicy();
            assertThat(blueGreen.terminationWaitInSeconds()).isEqualTo(60);
            assertThat(blueGreen.maximumExecutionTimeoutInSeconds()).isEqualTo(3600);
            assertThat(config.autoRollbackConfiguration().alarms())
                    .extracting(alarm -> alarm.alarmName())
                    .containsExactly("slipway-alarm");
            assertThat(blueGreen.trafficRoutingConfiguration().typeAsString())
                    .isEqualTo(switch (policy) {
                        case RolloutPolicy.AllAtOnce _ -> "ALL_AT_ONCE";
                        case RolloutPolicy.Canary _ -> "CANARY";
                        case RolloutPolicy.Linear _ -> "LINEAR";
                    });
        }
    }

    @Test
    void missingCapacityFailsTheEndpointWithItsReason() {
        before(endpoint());
        cloud.dial(Rule.on("CreateEndpoint", new Effect.NoCapacity("*")));

        hosting.call(endpoint());
        settle();

        assertThat(hosting.endpoint(ENDPOINT)).hasValueSatisfying(there -> {
            assertThat(there.status()).isEqualTo(HostedEndpoint.Status.FAILED);
            assertThat(there.failure())
                    .hasValueSatisfying(why -> assertThat(why).contains("InsufficientInstanceCapacity"));
        });
    }

    @Test
    void whatIsListedAndNotDescribedIsUnavailable() {
        hosting.call(model(OLD));
        hosting.call(config(OLD));
        settle();
        hosting.call(endpoint());
        cloud.lasts("describable", Duration.ofHours(1));

        assertThatThrownBy(() -> hosting.model(OLD))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("listed");
        assertThatThrownBy(() -> hosting.config(OLD)).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> hosting.endpoint(ENDPOINT)).isInstanceOf(Unavailable.class);
        assertThat(hosting.model(NEW)).isEmpty();
    }

    @Test
    void aConfigurationThatIsTooFreshIsAConflictUntilItCanBeUsed() {
        hosting.call(model(OLD));
        hosting.call(config(OLD));

        assertThatThrownBy(() -> hosting.call(endpoint()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("Could not find endpoint configuration");
        settle();
        hosting.call(endpoint());
        settle();
        hosting.call(model(NEW));
        hosting.call(config(NEW));
        assertThatThrownBy(() -> hosting.call(update())).isInstanceOf(Conflict.class);
        settle();
        hosting.call(update());
    }

    @Test
    void aModelThatSageMakerDoesNotTakeIsRefused() {
        var made = model(OLD);
        var nobody = new HostingCall.CreateModel(OLD, made.image(), "no role", made.variables(), made.tags());

        assertThatThrownBy(() -> hosting.call(nobody))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("executionRoleArn");
    }

    @Test
    void aHeldAnswerIsUnavailableAfterTheDeadlineAndALookFindsWhatWasDone() {
        var hasty = over(cloud.address());
        // The SDK's first call loads hundreds of classes.
        hosting.call(model(NEW));
        cloud.dial(Rule.on("CreateModel", new Effect.Hold()));
        cloud.dial(Rule.on("DescribeModel", new Effect.Hold()).times(1));

        assertThatThrownBy(() -> hasty.call(model(OLD))).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> hasty.model(OLD)).isInstanceOf(Unavailable.class);

        assertThat(Thread.interrupted()).isFalse();
        assertThat(hosting.model(OLD)).isPresent();
    }

    /// Whole, the answer takes minutes; the limit is there for a deadline that does not hold.
    @Test
    @Timeout(180)
    void anAnswerThatDripsBeyondTheDeadlineIsUnavailable() {
        hosting.call(model(OLD));
        cloud.dial(Rule.on("DescribeModel", new Effect.Drip(500)));

        assertThatThrownBy(() -> over(cloud.address()).model(OLD)).isInstanceOf(Unavailable.class);
    }

    @Test
    void nobodyAtTheAddressIsUnavailable() {
        assertThatThrownBy(() ->
                        over(Optional.of(URI.create("http://127.0.0.1:1"))).model(OLD))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void missingCredentialsAreRefused() {
        var client = Clients.sageMaker(Cloud.REGION, cloud.address(), () -> {
            throw SdkClientException.create("Unable to load credentials");
        });

        assertThatThrownBy(() -> new SageMakerHosting(client).model(OLD))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no AWS credentials");
    }

    private static Hosting over(Optional<URI> address) {
        return new SageMakerHosting(Clients.sageMaker(Cloud.REGION, address, Cloud.KEYS, DEADLINE));
    }
}
