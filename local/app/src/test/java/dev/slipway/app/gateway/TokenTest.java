package dev.slipway.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.model.Person;
import dev.slipway.function.api.Bench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
    private static final Person ALICE = new Person("alice");
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @TempDir
    private Path folder;

    private Instant now = Bench.NOON;

    @Test
    void namesThePersonUntilItsHourIsOver() {
        var token = issuer().token(ALICE, Issuer.STANDARD);

        now = Bench.NOON.plusSeconds(3599);
        assertThat(subject(token)).contains("alice");
        now = Bench.NOON.plusSeconds(3600);
        assertThat(accepts(token)).isFalse();
        now = Bench.NOON.minusSeconds(1);
        assertThat(accepts(token)).isFalse();
    }

    @Test
    void isSignedForPeopleOfTheBundleOnly() {
        assertThatThrownBy(() -> issuer().token(new Person("mallory"), Issuer.STANDARD))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("[alice, bob]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1H", "PT12H1S", "PT999999H"})
    void livesASecondToTwelveHours(Duration lifetime) {
        assertThatThrownBy(() -> issuer().token(ALICE, lifetime)).isInstanceOf(Refused.class);
    }

    @Test
    void outlivesTheProcessThatSignedItAndNoOtherKey(@TempDir Path elsewhere) {
        var token = issuer().token(ALICE, Issuer.STANDARD);
        var foreign = Issuers.in(elsewhere, () -> now).token(ALICE, Issuer.STANDARD);

        assertThat(accepts(token)).isTrue();
        assertThat(accepts(foreign)).isFalse();
    }

    /// The last letter of a part has spare bits: four, or sixteen, letters would mean the same.
    @Test
    void hasOneSpellingOnly() {
        var token = issuer().token(ALICE, Issuer.STANDARD);

        for (int dot : new int[] {token.indexOf('.'), token.lastIndexOf('.'), token.length()}) {
            for (int i = 0; i < LETTERS.length(); i++) {
                var other = token.substring(0, dot - 1) + LETTERS.charAt(i) + token.substring(dot);
                assertThat(accepts(other)).describedAs(other).isEqualTo(other.equals(token));
            }
        }
        assertThat(accepts(token + "=")).isFalse();
        assertThat(accepts(token + " ")).isFalse();
        assertThat(accepts(token + "\n")).isFalse();
    }

    @Test
    void holdsWithNoOtherCharacterAnywhereAndNoneMoreOrLess() {
        var token = issuer().token(ALICE, Issuer.STANDARD);
        var check = issuer().check();

        for (int at = 0; at < token.length(); at++) {
            var other = token.charAt(at) == 'A' ? 'B' : 'A';
            for (var middle : List.of(Character.toString(other), "", token.substring(at, at + 1).repeat(2))) {
                var wrong = token.substring(0, at) + middle + token.substring(at + 1);
                assertThat(check.claims("Bearer " + wrong)).as(wrong).isEmpty();
            }
        }
    }

    @Test
    void refusesTheOtherSignatureOfTheSameText() {
        var token = issuer().token(ALICE, Issuer.STANDARD);
        int dot = token.lastIndexOf('.') + 1;

        var other = token.substring(0, dot) + Signatures.other(new Base64URL(token.substring(dot)));

        assertThat(accepts(other)).isFalse();
    }

    @Test
    void takesTheAlgorithmFromNoToken() throws Exception {
        var key = key();
        var secret = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        var mac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims());
        mac.sign(new MACSigner(secret));
        var none = Base64URL.encode("{\"alg\":\"none\"}") + "."
                + claims().toPayload().toBase64URL() + ".";

        assertThat(accepts(mac.serialize())).isFalse();
        assertThat(accepts(none)).isFalse();
        assertThat(accepts(none + "AA")).isFalse();
    }

    @Test
    void holdsOnlyWithAllOfItsClaims() throws Exception {
        assertThat(accepts(signed(b -> b))).isTrue();
        assertThat(accepts(signed(b -> b.issuer("https://other.example")))).isFalse();
        assertThat(accepts(signed(b -> b.audience("other")))).isFalse();
        assertThat(accepts(signed(b -> b.audience(List.of("slipway", "other")))))
                .isFalse();
        assertThat(accepts(signed(b -> b.subject(null)))).isFalse();
        assertThat(accepts(signed(b -> b.expirationTime(null)))).isFalse();
        assertThat(accepts(signed(b -> b.notBeforeTime(null)))).isFalse();
        assertThat(accepts(signed(b -> b.notBeforeTime(Date.from(now.plusSeconds(1))))))
                .isFalse();
    }

    @Test
    void namesItsOwnKeyAndNoOther() throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID("../../issuer.key")
                .build();

        assertThat(accepts(signed(header, claims()))).isFalse();
    }

    @Test
    void comesFromAKeyThatOnlyItsOwnerReads() throws IOException {
        issuer();
        var file = folder.resolve("issuer.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(this::issuer).isInstanceOf(Refused.class).hasMessageContaining("mode 600");
    }

    @Test
    void saysNothingOfAKeyFileThatIsBroken() throws IOException {
        issuer();
        Files.writeString(folder.resolve("issuer.key"), "{\"d\":\"hush");

        assertThatThrownBy(this::issuer)
                .isInstanceOf(Malformed.class)
                .hasMessageNotContaining("hush")
                .hasNoCause();
    }

    private Issuer issuer() {
        return Issuers.in(folder, () -> now);
    }

    private ECKey key() throws Exception {
        issuer();
        return ECKey.parse(Files.readString(folder.resolve("issuer.key")));
    }

    private boolean accepts(String token) {
        return issuer().check().claims("Bearer " + token).isPresent();
    }

    private Optional<String> subject(String token) {
        return issuer().check().claims("Bearer " + token).map(claims -> claims.get("sub"));
    }

    private JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .issuer(Issuer.NAME)
                .audience(Issuer.AUDIENCE)
                .subject("alice")
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .build();
    }

    private String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key().getKeyID())
                .build();
        return signed(header, change.apply(new JWTClaimsSet.Builder(claims())).build());
    }

    private String signed(JWSHeader header, JWTClaimsSet claims) throws Exception {
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        var text = token.serialize();
        return text.substring(0, text.lastIndexOf('.') + 1) + Signatures.ours(token.getSignature());
    }
}
