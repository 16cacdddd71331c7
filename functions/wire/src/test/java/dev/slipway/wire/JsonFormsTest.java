package dev.slipway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.model.Severity;
import dev.slipway.core.model.UsdPerHour;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonFormsTest {
    private static final String HOLDER = """
            {"reach":{"kind":"Within","severities":["DENY","WARNING"],"longest":"PT1H30M"},\
            "answer":{"outcome":"Denied","plan":"01K0G3JX8R2V5T9QW7Y4ZB6MCD"},\
            "cost_by_plan":{"01K0G3JX8R2V5T9QW7Y4ZB6MCD":1500000,"01K0G3JX8R2V5T9QW7Y4ZB6MCE":0},\
            "share":0.250,"p99_ms":12.5,"memory_gib":80,\
            "detail":{"list":["a",1],"name":"é"},\
            "others":[{"outcome":"Alone","run":"sync-2026-11-21"}]}""";

    @Test
    void writesEveryFormInOrderOfTheComponents() {
        assertThat(Json.text(holder())).isEqualTo(HOLDER);
    }

    @Test
    void readsWhatItWrote() {
        assertThat(Json.read(HOLDER, Sample.Holder.class)).isEqualTo(holder());
    }

    @Test
    void readsNamesInAnyOrder() {
        var read = Json.read(
                "{\"findings\":\"%s\",\"plan\":\"%s\",\"outcome\":\"Allowed\"}"
                        .formatted(AuditEvent.ORIGIN, Sample.PLAN),
                Sample.Answer.class);

        assertThat(read).isEqualTo(new Sample.Answer.Allowed(Sample.PLAN, AuditEvent.ORIGIN));
    }

    @Test
    void leavesOutWhatIsAbsent() {
        var request = new Sample.Request(Sample.PLAN, 1, true, Severity.DENY, List.of(), Sample.NOON, Optional.empty());

        var text = Json.text(request);

        assertThat(text).doesNotContain("budget").contains("\"tags\":[]");
        assertThat(Json.read(text, Sample.Request.class)).isEqualTo(request);
    }

    @Test
    void writesACaseWithoutComponentsAsItsName() {
        assertThat(Json.text(new Sample.Answer.Waiting())).isEqualTo("{\"outcome\":\"Waiting\"}");
        assertThat(Json.read("{\"kind\":\"Everywhere\"}", Sample.Reach.class)).isEqualTo(new Sample.Reach.Everywhere());
    }

    @Test
    void keepsAnAuditEventWithItsHash() {
        var told = new Told(
                Sample.NOON, "PlanJudged", "GuardPlan", Canonical.Fields.NONE.with("text", "a\n\"é\ud83d\ude80"));
        var event = AuditEvent.first(new RunId("r1"), told).next(told);

        var read = Json.readStored(Json.bytes(event), AuditEvent.class);

        assertThat(read).isEqualTo(event);
        assertThat(read.whole()).isTrue();
    }

    @Test
    void writesUtf8() {
        assertThat(Json.bytes("é")).isEqualTo("\"é\"".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void writesNoUnpairedSurrogateAndNoNumberThatIsNone() {
        assertThatThrownBy(() -> Json.bytes("\ud800")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.bytes(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhichTypeHasNoForm() {
        record Raw(StringBuilder text) {}

        assertThatThrownBy(() -> Json.read("{\"text\":\"a\"}", Raw.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("StringBuilder has no form on the wire");
    }

    @Test
    void spellsComponentsInSnakeCase() {
        assertThat(RecordForm.snake("microUsd")).isEqualTo("micro_usd");
        assertThat(RecordForm.snake("p99Ms")).isEqualTo("p99_ms");
        assertThat(RecordForm.snake("plan")).isEqualTo("plan");
    }

    private static Sample.Holder holder() {
        return new Sample.Holder(
                new Sample.Reach.Within(Set.of(Severity.WARNING, Severity.DENY), Duration.ofMinutes(90)),
                new Sample.Answer.Refusal.Denied(Sample.PLAN),
                Map.of(
                        Sample.PLAN,
                        UsdPerHour.ofDollars(new BigDecimal("1.5")),
                        new PlanId("01K0G3JX8R2V5T9QW7Y4ZB6MCE"),
                        UsdPerHour.ZERO),
                new BigDecimal("0.250"),
                12.5,
                80,
                Canonical.Fields.NONE
                        .with("name", "é")
                        .withAll("list", List.of(new Canonical.Text("a"), new Canonical.Whole(1))),
                Optional.of(List.of(new Sample.Alone(new RunId("sync-2026-11-21")))));
    }

    @Test
    void readsADigestAsAWord() {
        assertThat(Json.read("\"" + AuditEvent.ORIGIN + "\"", Digest.class)).isEqualTo(AuditEvent.ORIGIN);
    }
}
