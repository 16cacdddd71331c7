package dev.slipway.function.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each function of this jar wants to know, and nothing more: it starts with that, and says by name what is missing.
class RolloutWiringTest {
    private static final String KEY = "1a2b3c4d-1111-2222-3333-444455556666";
    private static final String MACHINE = "arn:aws:states:us-east-1:000000000001:stateMachine:deployment";

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("STATE_TABLE", "state"),
            Map.entry("AUDIT_TABLE", "audit"),
            Map.entry("EVIDENCE_BUCKET", "evidence"),
            Map.entry("ARCHIVE_BUCKET", "archive"),
            Map.entry("SLIPWAY_POLICIES", "s3://artifacts/policies"),
            Map.entry("SLIPWAY_ORIGIN", "slipway-dev-aws"),
            Map.entry("SLIPWAY_URL", "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com"),
            Map.entry("LINK_KEYS", KEY),
            Map.entry("FORM_KEYS", KEY),
            Map.entry("TOKEN_KEY", KEY),
            Map.entry("CHECKPOINT_KEY", KEY),
            Map.entry("MAIL_TOPIC", "arn:aws:sns:us-east-1:000000000001:mail"),
            Map.entry("NOTICE_BUS", "notices"),
            Map.entry("PLACE_ROLE", "slipway-dev-{environment}-rollout"),
            Map.entry("DEPLOYMENT_MACHINE", MACHINE),
            Map.entry("ROLLBACK_MACHINE", MACHINE));

    /// A function, how it is composed, and the names of what it must be told beside the tables.
    record Made(String name, Function<Map<String, String>, Object> composed, List<String> settings) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// One of those left out.
    record Without(Made made, String setting) {
        @Override
        public String toString() {
            return made + " without " + setting;
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void startsWithItsOwnSettingsAlone(Made made) {
        assertThat(made.composed().apply(told(made))).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("gaps")
    void saysByNameWhatIsMissing(Without gap) {
        var settings = told(gap.made());
        settings.remove(gap.setting());

        assertThatThrownBy(() -> gap.made().composed().apply(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(gap.setting());
    }

    static Stream<Made> functions() {
        return Stream.of(
                made("execute", RolloutWiring::executePlan, "EVIDENCE_BUCKET", "PLACE_ROLE", "SLIPWAY_POLICIES"),
                made("watch", RolloutWiring::watchRollout, "PLACE_ROLE"),
                made("validate", RolloutWiring::validateEndpoint, "PLACE_ROLE"),
                made("undo", RolloutWiring::undoRollout, "PLACE_ROLE"),
                made("find-last-good", RolloutWiring::findLastGood, "PLACE_ROLE", "SLIPWAY_POLICIES"),
                made("alarm-raised", RolloutWiring::alarmRaised, "ROLLBACK_MACHINE"));
    }

    static Stream<Without> gaps() {
        return functions().flatMap(made -> told(made).keySet().stream().sorted().map(name -> new Without(made, name)));
    }

    private static Map<String, String> told(Made made) {
        return Stream.concat(Stream.of("STATE_TABLE", "AUDIT_TABLE"), made.settings().stream())
                .collect(Collectors.toMap(name -> name, VALUES::get, (one, _) -> one, HashMap::new));
    }

    private static Made made(String name, Function<RolloutWiring, Object> step, String... settings) {
        return new Made(name, environment -> step.apply(RolloutWiring.of(environment, InstantSource.system())), Arrays.asList(settings));
    }
}
