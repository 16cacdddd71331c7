package dev.slipway.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstallationTest {
    private static final Map<String, String> FIRST =
            Map.of("stage", "dev", "alarm_mail", "ops@example.com", "approver_mail", "bob@example.com");

    @Test
    void threeAnswersAreEnoughForAFirstDeployment() {
        var first = Installation.from(FIRST::get);

        assertThat(first.name("plan")).isEqualTo("slipway-dev-plan");
        assertThat(first.execute()).isFalse();
        assertThat(first.issuer()).isEmpty();
        assertThat(first.registryLogin()).isFalse();
        assertThat(first.retention()).isEqualTo(new Installation.Retention(false, 1));
    }

    @Test
    void everyStageButDevKeepsTenYearsInCompliance() {
        assertThat(Installation.from(with("stage", "live")::get).retention())
                .isEqualTo(new Installation.Retention(true, 3_653));
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        assertThatThrownBy(() -> Installation.from(_ -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stage is «»: accepted is 2 to 10 of a-z and 0-9")
                .hasMessageContaining("alarm_mail is «»")
                .hasMessageContaining("give it as -c approver_mail=…");
    }

    @ParameterizedTest
    @CsvSource({
        "stage,Dev", "stage,d", "stage,dev-1", "alarm_mail,ops", "approver_mail,a b@c", "issuer,http://plain", "execute,yes",
        "subject,Mail Address", "monthly_usd,0", "monthly_usd,12.5", "registry_login,yes", "renewals,-1", "home,1234",
        "home,111122223333/", "home,111122223333/nowhere"
    })
    void whatHasNotItsFormIsRefusedByItsName(String name, String value) {
        assertThatThrownBy(() -> Installation.from(with(name, value)::get)).hasMessageStartingWith(name + " is «");
    }

    @Test
    void anIssuerNamesItsAudience() {
        assertThatThrownBy(() -> Installation.from(with("issuer", "https://issuer.example.com")::get))
                .hasMessageStartingWith("audience is «»");
    }

    @Test
    void anIssuerNamesPeopleInTheClaimThatWasSaid() {
        var given = with("issuer", "https://issuer.example.com");
        given.put("audience", "slipway");
        assertThat(Installation.from(given::get).issuer().orElseThrow().subject()).isEqualTo("sub");

        given.put("subject", "preferred_username");
        assertThat(Installation.from(given::get).issuer().orElseThrow().subject()).isEqualTo("preferred_username");
    }

    @Test
    void whoeverHasAPlaceElsewhereSaysWhereHomeIs() {
        var elsewhere = new PolicyFiles.Place("prod", "444455556666", "us-east-1", false);

        assertThat(Installation.from(with("home", "111122223333")::get).homeOf(elsewhere))
                .isEqualTo(new Installation.Home("111122223333", Optional.empty()));
        assertThat(Installation.from(with("home", "111122223333/eu-central-1")::get).homeOf(elsewhere))
                .isEqualTo(new Installation.Home("111122223333", Optional.of("eu-central-1")));
        assertThatThrownBy(() -> Installation.from(FIRST::get).homeOf(elsewhere))
                .hasMessageStartingWith("home is not said, and prod lies in account 444455556666");
    }

    private static Map<String, String> with(String name, String value) {
        var given = new HashMap<>(FIRST);
        given.put(name, value);
        return given;
    }
}
