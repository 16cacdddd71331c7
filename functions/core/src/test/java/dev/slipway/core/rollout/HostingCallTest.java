package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Scene;
import dev.slipway.core.model.AlarmName;
import dev.slipway.core.model.Image;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.Registry;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.plan.RolloutPolicy;
import dev.slipway.core.rollout.HostingCall.CreateConfig;
import dev.slipway.core.rollout.HostingCall.CreateEndpoint;
import dev.slipway.core.rollout.HostingCall.CreateModel;
import dev.slipway.core.rollout.HostingCall.UpdateEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostingCallTest {
    private static final ResourceName NAME = new ResourceName("a");

    @Test
    void takesAsMuchAsSageMakerTakes() {
        assertThat(model(entries(100, 300), entries(50, 200)).tags()).hasSize(50);
        assertThat(update(alarms(10)).alarms()).hasSize(10);
        assertThat(endpoint(Map.of("k".repeat(256), "v".repeat(256))).tags()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void cannotBeMadeBeyondThat(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<ThrowingCallable> tooMuch() {
        return Stream.of(
                () -> model(entries(101, 1), Map.of()),
                () -> model(Map.of("", "v"), Map.of()),
                () -> model(Map.of("k".repeat(1025), "v"), Map.of()),
                () -> model(Map.of("k", "v".repeat(1025)), Map.of()),
                () -> model(Map.of("k", "€".repeat(342)), Map.of()),
                () -> model(entries(40, 1000), Map.of()),
                () -> model(Map.of(), entries(51, 1)),
                () -> endpoint(Map.of("k".repeat(257), "v")),
                () -> update(alarms(11)),
                () -> update(List.of(new AlarmName("a"), new AlarmName("a"))),
                () -> new CreateConfig(NAME, NAME, new InstanceType("ml.g6.xlarge"), 0, new TreeMap<>()));
    }

    @Test
    void isNotChangedByWhatItWasMadeOf() {
        SortedMap<String, String> tags = new TreeMap<>();
        var call = new CreateEndpoint(NAME, NAME, tags);

        tags.put("late", "tag");

        assertThat(call.tags()).isEmpty();
    }

    @Test
    void namesTheEntryThatIsTooLong() {
        assertThatThrownBy(() -> endpoint(Map.of("owner", "v".repeat(300))))
                .hasMessage("tags: the entry owner is longer than 256 bytes");
    }

    private static CreateModel model(Map<String, String> variables, Map<String, String> tags) {
        var image = new Image(new Registry("nvcr.io"), "nim/a", "latest", Scene.digest("nim/a", "latest"));
        return new CreateModel(NAME, image, "arn:role", new TreeMap<>(variables), new TreeMap<>(tags));
    }

    private static CreateEndpoint endpoint(Map<String, String> tags) {
        return new CreateEndpoint(NAME, NAME, new TreeMap<>(tags));
    }

    private static UpdateEndpoint update(List<AlarmName> alarms) {
        var policy = new RolloutPolicy.AllAtOnce(Duration.ZERO, Duration.ofHours(1));
        return new UpdateEndpoint(NAME, NAME, policy, alarms, true);
    }

    private static List<AlarmName> alarms(int count) {
        return IntStream.range(0, count).mapToObj(i -> new AlarmName("alarm-" + i)).toList();
    }

    private static Map<String, String> entries(int count, int length) {
        var entries = new TreeMap<String, String>();
        Function<Integer, String> key = i -> "k%03d".formatted(i);
        for (int i = 0; i < count; i++) {
            entries.put(key.apply(i), "v".repeat(length));
        }
        return entries;
    }
}
