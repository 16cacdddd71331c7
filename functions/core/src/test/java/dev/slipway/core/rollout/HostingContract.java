package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Fault;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Image;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Registry;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.plan.RolloutPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What [Hosting] promises, its failures included.
///
/// Longer than a screen, for it is the one list of promises.
public abstract class HostingContract {
    protected static final ResourceName ENDPOINT = new ResourceName("chatbot-x-staging");
    protected static final ResourceName OLD = new ResourceName("chatbot-x-staging-1f2e");
    protected static final ResourceName NEW = new ResourceName("chatbot-x-staging-3a4b");
    protected static final InstanceType TYPE = new InstanceType("ml.g6e.xlarge");

    private static final Image IMAGE = new Image(
            new Registry("000000000000.dkr.ecr.us-east-1.amazonaws.com"),
            "nim/meta/llama-3.1-8b-instruct",
            "1.8.0",
            Digest.of("an image".getBytes(StandardCharsets.UTF_8)));
    private static final RolloutPolicy ROLLOUT =
            new RolloutPolicy.Canary(5_000, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofHours(1));
    private static final String ROLE = "arn:aws:iam::000000000000:role/slipway-staging-execution";

    /// A hosting in which nothing is there.
    protected abstract Hosting hosting();

    /// Lets so much time pass that what has begun is over and what was made can be used.
    protected abstract void settle();

    /// What happens to the next call.
    protected abstract void next(Fault fault);

    @Test
    void nothingIsThereThatNobodyMade() {
        assertThat(hosting().model(OLD)).isEmpty();
        assertThat(hosting().config(OLD)).isEmpty();
        assertThat(hosting().endpoint(ENDPOINT)).isEmpty();
    }

    @Test
    void aModelIsDescribedAsItWasMade() {
        hosting().call(model(OLD));

        assertThat(hosting().model(OLD))
                .contains(
                        new HostedModel(OLD, IMAGE.reference(), new TreeMap<>(Map.of("NIM_SERVED_MODEL_NAME", "a/b"))));
    }

    @Test
    void aModelWithoutVariablesHasNone() {
        var none = new TreeMap<String, String>();

        hosting().call(new HostingCall.CreateModel(OLD, IMAGE, ROLE, none, none));

        assertThat(hosting().model(OLD)).contains(new HostedModel(OLD, IMAGE.reference(), none));
    }

    @Test
    void aConfigurationIsDescribedAsItWasMade() {
        hosting().call(model(OLD));
        hosting().call(config(OLD));

        assertThat(hosting().config(OLD)).contains(new HostedConfig(OLD, OLD, TYPE, 2));
    }

    @Test
    void anEndpointIsCreatingUntilItServes() {
        before(endpoint());

        hosting().call(endpoint());

        assertThat(hosting().endpoint(ENDPOINT))
                .hasValueSatisfying(there -> assertThat(there.status()).isEqualTo(HostedEndpoint.Status.CREATING));
        settle();
        assertThat(hosting().endpoint(ENDPOINT)).contains(serving(OLD));
    }

    @Test
    void anUpdateNamesItsTargetUntilItServesIt() {
        before(update());

        hosting().call(update());

        assertThat(hosting().endpoint(ENDPOINT)).hasValueSatisfying(there -> {
            assertThat(there.status()).isEqualTo(HostedEndpoint.Status.UPDATING);
            assertThat(there.config()).isEqualTo(OLD);
            assertThat(there.move()).map(HostedEndpoint.Move::config).contains(NEW);
        });
        settle();
        assertThat(hosting().endpoint(ENDPOINT)).contains(serving(NEW));
    }

    @Test
    void whatIsThereIsNotMadeAgainAndALookFindsTheFirst() {
        before(update());
        var other = new HostingCall.CreateConfig(OLD, NEW, TYPE, 1, new TreeMap<>());

        assertThatThrownBy(() -> hosting().call(model(OLD))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> hosting().call(other)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> hosting().call(endpoint())).isInstanceOf(Conflict.class);

        assertThat(hosting().config(OLD)).contains(new HostedConfig(OLD, OLD, TYPE, 2));
        assertThat(hosting().endpoint(ENDPOINT)).contains(serving(OLD));
    }

    @Test
    void whatNeedsSomethingThatIsNotThereIsAConflict() {
        assertThatThrownBy(() -> hosting().call(config(OLD))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> hosting().call(endpoint())).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> hosting().call(update())).isInstanceOf(Conflict.class);
    }

    @Test
    void anEndpointAtWorkTakesNoOtherChange() {
        before(update());
        hosting().call(update());

        assertThatThrownBy(() -> hosting().call(update())).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> hosting().call(new HostingCall.DeleteEndpoint(ENDPOINT)))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void deletingWhatIsGoneSucceeds() {
        for (var call : story()) {
            if (isDelete(call)) {
                assertThatCode(() -> hosting().call(call)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void everyChangeIsSeenOnceItIsMade() {
        for (var call : story()) {
            assertThat(isDone(call)).as("%s before", call).isFalse();

            hosting().call(call);

            assertThat(isDone(call)).as("%s after", call).isTrue();
            settle();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyChangeFailsByTheNameOfItsTroubleAndALookTellsWhatCameOfIt(Fault fault) {
        for (var call : story()) {
            if (fault == Fault.GARBAGE && isDelete(call)) {
                // A deletion has an answer of which nothing is read.
                continue;
            }
            next(fault);

            assertThatThrownBy(() -> hosting().call(call)).as("%s", call).isInstanceOf(fault.failure());

            assertThat(isDone(call)).as("%s", call).isEqualTo(fault.done());
            if (!fault.done()) {
                hosting().call(call);
            }
            settle();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyLookFailsByTheNameOfItsTrouble(Fault fault) {
        before(update());

        for (var look : List.<Runnable>of(
                () -> hosting().model(OLD),
                () -> hosting().config(OLD),
                () -> hosting().endpoint(ENDPOINT))) {
            next(fault);
            assertThatThrownBy(look::run).isInstanceOf(fault.failure());
        }
    }

    /// Carries out the story up to this call.
    protected final void before(HostingCall end) {
        for (var call : story()) {
            if (call.equals(end)) {
                return;
            }
            hosting().call(call);
            settle();
        }
    }

    protected static HostingCall.CreateModel model(ResourceName name) {
        var variables = new TreeMap<>(Map.of("NIM_SERVED_MODEL_NAME", "a/b"));
        return new HostingCall.CreateModel(name, IMAGE, ROLE, variables, tags());
    }

    protected static HostingCall.CreateConfig config(ResourceName name) {
        return new HostingCall.CreateConfig(name, name, TYPE, 2, tags());
    }

    protected static HostingCall.CreateEndpoint endpoint() {
        return new HostingCall.CreateEndpoint(ENDPOINT, OLD, tags());
    }

    protected static HostingCall.UpdateEndpoint update() {
        return new HostingCall.UpdateEndpoint(ENDPOINT, NEW, ROLLOUT, List.of(), false);
    }

    /// An endpoint's whole life.
    private static List<HostingCall> story() {
        return List.of(
                model(OLD),
                config(OLD),
                endpoint(),
                model(NEW),
                config(NEW),
                update(),
                new HostingCall.DeleteEndpoint(ENDPOINT),
                new HostingCall.DeleteConfig(OLD),
                new HostingCall.DeleteModel(OLD),
                new HostingCall.DeleteConfig(NEW),
                new HostingCall.DeleteModel(NEW));
    }

    private static SortedMap<String, String> tags() {
        return new TreeMap<>(Map.of("app", "chatbot-x"));
    }

    private static HostedEndpoint serving(ResourceName config) {
        return new HostedEndpoint(
                ENDPOINT,
                HostedEndpoint.Status.IN_SERVICE,
                config,
                Optional.empty(),
                Optional.of(IMAGE.digest()),
                Optional.empty());
    }

    private static boolean isDelete(HostingCall call) {
        return switch (call) {
            case HostingCall.DeleteEndpoint _, HostingCall.DeleteConfig _, HostingCall.DeleteModel _ -> true;
            case HostingCall.CreateModel _,
                    HostingCall.CreateConfig _,
                    HostingCall.CreateEndpoint _,
                    HostingCall.UpdateEndpoint _ -> false;
        };
    }

    private boolean isDone(HostingCall call) {
        return switch (call) {
            case HostingCall.CreateModel model -> hosting().model(model.name()).isPresent();
            case HostingCall.CreateConfig config ->
                hosting().config(config.name()).isPresent();
            case HostingCall.CreateEndpoint endpoint ->
                hosting().endpoint(endpoint.name()).isPresent();
            case HostingCall.UpdateEndpoint endpoint ->
                hosting()
                        .endpoint(endpoint.name())
                        .filter(there -> there.isFor(endpoint.config()))
                        .isPresent();
            case HostingCall.DeleteEndpoint endpoint ->
                hosting()
                        .endpoint(endpoint.name())
                        .filter(there -> there.status() != HostedEndpoint.Status.DELETING)
                        .isEmpty();
            case HostingCall.DeleteConfig config ->
                hosting().config(config.name()).isEmpty();
            case HostingCall.DeleteModel model -> hosting().model(model.name()).isEmpty();
        };
    }
}
