package dev.slipway.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.contract.Setting;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "monthly_usd,0", "monthly_usd,12.5", "registry_login,yes", "renewals,-1", "home,1234",
        "home,111122223333", "home,111122223333/", "home,111122223333/nowhere"
    })
    void whatHasNotItsFormIsRefusedByItsName(String name, String value) {
        assertThatThrownBy(() -> Installation.from(with(name, value)::get)).hasMessageStartingWith(name + " is «");
    }

    @Test
    void anIssuerNamesItsAudience() {
        assertThatThrownBy(() -> Installation.from(with("issuer", "https://issuer.example.com")::get))
                .hasMessageStartingWith("audience is «»");
    }

    @ParameterizedTest
    @ValueSource(strings = {"audience", "subject"})
    void whatSaysSomethingOfAnIssuerIsRefusedWithoutOne(String name) {
        assertThatThrownBy(() -> Installation.from(with(name, "slipway")::get))
                .hasMessageStartingWith(name + " is «slipway»: accepted is nothing while issuer is not said")
                .hasMessageEndingWith("give -c issuer=… as well, or leave %s out", name);
    }

    @Test
    void anIssuerNamesPeopleInSubWhereNothingElseWasSaid() {
        assertThat(Installation.from(issuedWith("")::get).issuer().orElseThrow().subject()).isEqualTo("sub");
    }

    @ParameterizedTest
    @ValueSource(strings = {"preferred_username", "userName", "cognito:username", "https://example.com/claims/Person_id"})
    void anIssuerNamesPeopleInTheClaimThatWasSaid(String claim) {
        assertThat(Installation.from(issuedWith(claim)::get).issuer().orElseThrow().subject()).isEqualTo(claim);
        assertThat(Setting.SUBJECT_CLAIM.check(claim)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mail Address", "7up", "{mail}"})
    void whatIsNoNameOfAClaimIsRefused(String claim) {
        assertThatThrownBy(() -> Installation.from(issuedWith(claim)::get)).hasMessageStartingWith("subject is «");
        assertThat(Setting.SUBJECT_CLAIM.check(claim)).isPresent();
    }

    @Test
    void whoeverHasAPlaceElsewhereSaysWhereHomeIs() {
        var elsewhere = new PolicyFiles.Place("prod", "444455556666", "us-east-1", false);

        assertThat(Installation.from(with("home", "111122223333/eu-central-1")::get).homeOf(elsewhere))
                .isEqualTo(new Installation.Home("111122223333", "eu-central-1"));
        assertThatThrownBy(() -> Installation.from(FIRST::get).homeOf(elsewhere))
                .hasMessageStartingWith("home is not said, and prod lies in account 444455556666");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-central-1", "eu-west-1"})
    void anEnvironmentThatNamesSlipwaysOwnAccountByItsNumberIsRefused(String region) {
        var own = new PolicyFiles.Place("prod", "111122223333", region, false);

        assertThatThrownBy(() -> Installation.from(with("home", "111122223333/eu-central-1")::get).homeOf(own))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("place.account of prod in limits.json is «111122223333»: accepted is account 000000000000 with region us-east-1")
                .hasMessageContaining("write both");
    }

    private static Map<String, String> issuedWith(String claim) {
        var given = with("issuer", "https://issuer.example.com");
        given.put("audience", "slipway");
        given.put("subject", claim);
        return given;
    }

    private static Map<String, String> with(String name, String value) {
        var given = new HashMap<>(FIRST);
        given.put(name, value);
        return given;
    }
}
