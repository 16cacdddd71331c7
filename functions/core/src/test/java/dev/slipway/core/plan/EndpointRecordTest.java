package dev.slipway.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Scene;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.model.UsdPerHour;
import dev.slipway.core.plan.EndpointRecord.State;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointRecordTest {
    private static final EndpointRecord VACANT = EndpointRecord.vacant(Scene.APP, Scene.STAGING);

    @Test
    void isNamedAfterApplicationAndEnvironment() {
        assertThat(EndpointRecord.nameOf(Scene.APP, Scene.STAGING)).hasToString("chatbot-x-staging");
        assertThat(EndpointRecord.key(Scene.APP, Scene.STAGING).partition()).isEqualTo(EndpointRecord.all().partition());
    }

    @Test
    void servesNothingWhileItIsVacantOrRemoved() {
        var live = VACANT.with(generation(1)).released(State.LIVE);

        assertThat(VACANT.current()).isEmpty();
        assertThat(live.removed(Instant.EPOCH).current()).isEmpty();
        assertThat(live.removed(Instant.EPOCH).generations()).hasSize(1);
    }

    @Test
    void servesItsLastGeneration() {
        var live = VACANT.with(generation(1)).with(generation(2)).released(State.LIVE);

        assertThat(live.current()).hasValue(generation(2));
    }

    @Test
    void belongsToOnePlanUntilItIsReleased() {
        var taken = VACANT.takenBy(Scene.planId(1).run());

        assertThat(taken.owner()).hasValue(Scene.planId(1).run());
        assertThat(taken.state()).isEqualTo(State.VACANT);
        assertThat(taken.released(State.FAILED).owner()).isEmpty();
        assertThat(taken.removed(Instant.EPOCH).owner()).isEmpty();
    }

    @Test
    void knowsWhyItFailedForAsLongAsItIsFailed() {
        var failure = new EndpointRecord.Failure(Scene.planId(1), "no capacity");
        var failed = VACANT.takenBy(Scene.planId(1).run()).failed(failure);

        assertThat(failed.owner()).isEmpty();
        assertThat(failed.takenBy(Scene.planId(2).run()).released(State.FAILED).failure()).hasValue(failure);
        assertThat(failed.released(State.LIVE).failure()).isEmpty();
        assertThat(failed.removed(Instant.EPOCH).failure()).isEmpty();
    }

    @Test
    void remembersEveryObjectOnceUntilItIsRemoved() {
        var one = new ResourceName("one");
        var record = VACANT.with(one).with(new ResourceName("two")).with(one);

        assertThat(record.objects()).extracting(ResourceName::value).containsExactly("one", "two");
        assertThat(record.removed(Instant.EPOCH).objects()).isEmpty();
    }

    @Test
    void keepsAHashAwayUntilAPersonRemovesTheEndpoint() {
        var hash = Digest.of(new byte[] {1});
        var block = new Block(hash, Scene.planId(1), Instant.EPOCH, Optional.empty());

        var blocked = VACANT.with(block).with(new Block(hash, Scene.planId(2), Instant.EPOCH, Optional.empty()));

        assertThat(blocked.blocks()).containsExactly(block);
        assertThat(blocked.blocks(hash)).isTrue();
        assertThat(blocked.blocks(Digest.of(new byte[0]))).isFalse();
        assertThat(blocked.removed(Instant.EPOCH).blocks(hash)).isFalse();
    }

    private static Generation generation(int number) {
        return new Generation(
                number,
                Scene.planId(number),
                Digest.of(new byte[number]),
                new ModelId("meta/llama"),
                Digest.of(new byte[0]),
                new InstanceType("ml.g6.xlarge"),
                1,
                new ResourceName("objects"),
                UsdPerHour.ZERO,
                Instant.EPOCH,
                Optional.empty());
    }
}
