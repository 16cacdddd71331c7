package dev.slipway.core.plan;

import static dev.slipway.core.Samples.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Samples;
import dev.slipway.core.Scene;
import dev.slipway.core.model.Application;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Image;
import dev.slipway.core.model.InstanceType;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.Place;
import dev.slipway.core.model.Region;
import dev.slipway.core.model.Registry;
import dev.slipway.core.model.ResourceName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanHashTest {
    private static final Place PLACE = Samples.place("staging");
    private static final RolloutPolicy AT_ONCE = new RolloutPolicy.AllAtOnce(Duration.ZERO, Duration.ofHours(1));
    private static final Image IMAGE = image("latest", "a");

    @Test
    void isOneForTheSameWishTwice() {
        var scene = new Scene();
        var first = scene.planned(Scene.LLAMA);
        scene.pass(Duration.ofMinutes(5));

        var second = scene.planned("please deploy llama-3.1 8B for chatbot-x in staging for at most 12 USD per hour");

        assertThat(scene.deployment(second).hash()).isEqualTo(scene.deployment(first).hash());
        assertThat(scene.record(second).id()).isNotEqualTo(scene.record(first).id());
    }

    @Test
    void changesWithEveryPartOfWhatWouldRun() {
        var plans = Stream.of(
                plan(PLACE, "chatbot-x", "meta/llama", IMAGE, "ml.g6.xlarge", 1, Map.of("A", "1", "B", "2")),
                plan(PLACE, "chatbot-y", "meta/llama", IMAGE, "ml.g6.xlarge", 1, Map.of("A", "1", "B", "2")),
                plan(PLACE, "chatbot-x", "meta/llama2", IMAGE, "ml.g6.xlarge", 1, Map.of("A", "1", "B", "2")),
                plan(PLACE, "chatbot-x", "meta/llama", image("latest", "b"), "ml.g6.xlarge", 1, Map.of("A", "1", "B", "2")),
                plan(PLACE, "chatbot-x", "meta/llama", IMAGE, "ml.g6.2xlarge", 1, Map.of("A", "1", "B", "2")),
                plan(PLACE, "chatbot-x", "meta/llama", IMAGE, "ml.g6.xlarge", 2, Map.of("A", "1", "B", "2")),
                plan(PLACE, "chatbot-x", "meta/llama", IMAGE, "ml.g6.xlarge", 1, Map.of("A", "1", "B", "3")),
                plan(PLACE, "chatbot-x", "meta/llama", IMAGE, "ml.g6.xlarge", 1, Map.of("A", "1", "C", "2")),
                plan(PLACE, "chatbot-x", "meta/llama", IMAGE, "ml.g6.xlarge", 1, Map.of("A", "1")),
                plan(PLACE, "chatbot-x", "meta/llama", IMAGE, "ml.g6.xlarge", 1, Map.of("A", "1B", "", "2")));

        assertThat(plans.map(Plan::hash)).doesNotHaveDuplicates();
    }

    @Test
    void changesWithEveryPartOfThePlace() {
        var p = PLACE;
        var places = List.of(
                p,
                new Place(new Environment("prod"), p.account(), p.region(), p.role(), p.registry(), p.policyBundle()),
                new Place(p.environment(), "111111111111", p.region(), p.role(), p.registry(), p.policyBundle()),
                new Place(p.environment(), p.account(), new Region("eu-west-1"), p.role(), p.registry(), p.policyBundle()),
                new Place(p.environment(), p.account(), p.region(), "arn:other", p.registry(), p.policyBundle()),
                new Place(p.environment(), p.account(), p.region(), p.role(), new Registry("nvcr.io"), p.policyBundle()),
                new Place(p.environment(), p.account(), p.region(), p.role(), p.registry(), "other"));

        assertThat(places.stream().map(place -> new RemovalPlan(place, Scene.APP).hash())).doesNotHaveDuplicates();
    }

    @Test
    void tellsARemovalFromADeployment() {
        var deployment = plan(PLACE, "chatbot-x", "meta/llama", IMAGE, "ml.g6.xlarge", 1, Map.of());
        var removal = new RemovalPlan(PLACE, Scene.APP);

        assertThat(removal.hash()).isNotEqualTo(deployment.hash());
        assertThat(removal.endpoint()).isEqualTo(deployment.endpoint());
    }

    @Test
    void doesNotDependOnTheTagThatLedToTheDigest() {
        var tagged = plan(PLACE, "chatbot-x", "meta/llama", image("1.8.3", "a"), "ml.g6.xlarge", 1, Map.of());

        assertThat(tagged.hash())
                .isEqualTo(plan(PLACE, "chatbot-x", "meta/llama", IMAGE, "ml.g6.xlarge", 1, Map.of()).hash());
    }

    @Test
    void changesWithRolloutAndAlarmsAndNotWithWhatRunsAlready() {
        var canary = Samples.rollout("staging").policy();
        var alarm = AlarmPlan.of(new ResourceName("e"), Samples.rollout("staging").alarms().getFirst());
        var no = new Guarded.No(Guarded.Reason.FIRST_DEPLOYMENT);

        assertThat(Stream.of(rolledOut(canary, List.of(alarm), no), rolledOut(AT_ONCE, List.of(alarm), no), rolledOut(canary, List.of(), no))
                        .map(Plan::hash))
                .doesNotHaveDuplicates();
        assertThat(rolledOut(canary, List.of(alarm), new Guarded.Yes()).hash())
                .isEqualTo(rolledOut(canary, List.of(alarm), no).hash());
    }

    @Test
    void takesStepsOnlyWithTwoInstances() {
        var one = rolledOut(AT_ONCE, List.of(), new Guarded.Yes());

        assertThatThrownBy(() -> new DeploymentPlan(
                        one.place(), one.app(), one.model(), one.image(), one.instanceType(), 1,
                        one.environmentVariables(), Samples.rollout("staging").policy(), List.of(), one.guarded()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "NGC_API_KEY,nvapi-abc", "NGC_API_KEY,x", "HF_TOKEN,x", "ngc_cli_api_key,x", "TOKEN,x", "DB_PASSWORD_FILE,x", "AWS_SECRET_ACCESS_KEY,x",
        "NIM_SERVED_MODEL_NAME,nvapi-abc"
    })
    void namesNoVariableThatLooksLikeAKeyAndTellsNoValue(String name, String value) {
        assertThatThrownBy(() -> plan(PLACE, "chatbot-x", "meta/llama", IMAGE, "ml.g6.xlarge", 1, Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the variable " + name + " looks like a key")
                .hasMessageNotContaining("nvapi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NIM_MAX_MODEL_LEN", "NIM_SERVED_MODEL_NAME", "NIM_TENSOR_PARALLEL_SIZE", "MAX_TOKENS", "TOKENIZER", "KEYS", "MONKEY"})
    void namesEveryOtherVariable(String name) {
        var plan = plan(PLACE, "chatbot-x", "meta/llama", IMAGE, "ml.g6.xlarge", 1, Map.of(name, "1"));

        assertThat(plan.environmentVariables()).containsOnlyKeys(name);
    }

    private static DeploymentPlan rolledOut(RolloutPolicy rollout, List<AlarmPlan> alarms, Guarded guarded) {
        var p = plan(PLACE, "chatbot-x", "meta/llama", IMAGE, "ml.g6.xlarge", 2, Map.of());
        return new DeploymentPlan(
                p.place(), p.app(), p.model(), p.image(), p.instanceType(), 2, p.environmentVariables(), rollout, alarms, guarded);
    }

    @Test
    void doesNotDependOnTheOrderOfTheVariables() {
        forAll(
                random -> {
                    var names = new ArrayList<String>();
                    random.ints(6, 0, 1000).forEach(i -> names.add("V" + i));
                    return names;
                },
                names -> assertThat(with(names).hash()).isEqualTo(with(names.reversed()).hash()));
    }

    @Test
    void namesTheObjectsOfAPlanByItsHash() {
        var plan = plan(PLACE, "chatbot-x", "meta/llama", IMAGE, "ml.g6.xlarge", 1, Map.of());

        assertThat(plan.objects()).hasToString("chatbot-x-staging-" + plan.hash().hex().substring(0, 12));
    }

    @Test
    void fitsTheLongestNamesIntoSageMakersLimit() {
        var place = new Place(
                new Environment("environmen"), PLACE.account(), PLACE.region(), PLACE.role(), PLACE.registry(), "b");

        assertThat(plan(place, "a".repeat(38), "meta/llama", IMAGE, "ml.g6.xlarge", 1, Map.of()).objects().value())
                .hasSizeLessThanOrEqualTo(63);
    }

    private static DeploymentPlan with(List<String> names) {
        var variables = new LinkedHashMap<String, String>();
        names.forEach(name -> variables.put(name, name));
        return plan(PLACE, "chatbot-x", "meta/llama", IMAGE, "ml.g6.xlarge", 1, variables);
    }

    private static Image image(String tag, String content) {
        return new Image(PLACE.registry(), "nim/meta/llama", tag, Digest.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static DeploymentPlan plan(
            Place place, String app, String model, Image image, String type, int instances, Map<String, String> variables) {
        SortedMap<String, String> sorted = new TreeMap<>(variables);
        return new DeploymentPlan(
                place,
                new Application(app),
                new ModelId(model),
                image,
                new InstanceType(type),
                instances,
                sorted,
                AT_ONCE,
                List.of(),
                new Guarded.No(Guarded.Reason.ENVIRONMENT));
    }
}
