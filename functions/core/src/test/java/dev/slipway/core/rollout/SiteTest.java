package dev.slipway.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.AtSite;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.plan.Site;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Where the endpoint of a run lies.
class SiteTest {
    private final RollbackScene scene = new RollbackScene();

    @Test
    void aPlanLiesWhereItSays() {
        var plan = scene.scene.ledger.read(PlanRecord.key(scene.second)).value().plan().orElseThrow();

        assertThat(Rollback.siteOf(scene.scene.ledger, scene.second.run()))
                .isEqualTo(new Site(plan.place(), plan.endpoint()));
    }

    @Test
    void aRollbackLiesWhereWhatItTakesBackDoes() {
        scene.alarm();

        assertThat(Rollback.siteOf(scene.scene.ledger, RollbackScene.RUN))
                .isEqualTo(Site.of(scene.scene.ledger, scene.second));
    }

    @Test
    void aRunThatNobodyStartedLiesNowhere() {
        assertThatThrownBy(() -> Rollback.siteOf(scene.scene.ledger, RollbackScene.RUN)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Rollback.siteOf(scene.scene.ledger, new RunId("01KAJZ9T00000000000000000A")))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void aStepIsComposedForTheSiteOfItsRequestAlone() {
        var composed = new ArrayList<Site>();
        var step = new AtSite<PlanId, Site>(plan -> Site.of(scene.scene.ledger, plan), site -> {
            composed.add(site);
            return (_, _) -> site;
        });

        assertThat(step.apply(scene.first, scene.scene.now)).isEqualTo(Site.of(scene.scene.ledger, scene.first));
        assertThat(composed).hasSize(1);
    }
}
