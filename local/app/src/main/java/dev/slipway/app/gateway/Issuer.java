package dev.slipway.app.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.slipway.core.approval.Member;
import dev.slipway.core.approval.People;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.model.Person;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;

/// The embedded identity provider: signs short tokens for the people of the policy bundle, and for nobody else.
///
/// Shape: a token is a JWT (RFC 7519) signed with ES256, of issuer [#NAME] for audience [#AUDIENCE]. Its key lies
/// in the data folder, readable for the owner alone.
public final class Issuer {
    public static final String NAME = "https://issuer.slipway.localhost";
    public static final String AUDIENCE = "slipway";

    /// How long a token lives unless somebody says otherwise.
    public static final Duration STANDARD = Duration.ofHours(1);

    private static final Duration LONGEST = Duration.ofHours(12);

    private final ECKey key;
    private final People people;
    private final InstantSource clock;

    private Issuer(ECKey key, People people, InstantSource clock) {
        this.key = key;
        this.people = people;
        this.clock = clock;
    }

    /// The issuer of this data folder, with a key made at its first use.
    ///
    /// @param people those who may have a token, as they are when it is made
    /// @throws Refused when others may read the key
    /// @throws dev.slipway.core.failure.Malformed when the key is not in its form
    /// @throws dev.slipway.core.failure.Unavailable when the folder cannot be used
    public static Issuer in(Path folder, People people, InstantSource clock) {
        return new Issuer(KeyFile.in(folder, "issuer.key"), people, clock);
    }

    /// A token of this person, valid from now on. It is a secret: show it to that person only.
    ///
    /// @throws Refused when the person is not one of the people, or the lifetime not 1 second to 12 hours
    public String token(Person person, Duration lifetime) {
        var subjects = people.all().stream().map(Member::subject).toList();
        if (!subjects.contains(person)) {
            throw new Refused("%s is not in people.json: choose one of %s"
                    .formatted(
                            person, subjects.stream().map(Person::value).sorted().toList()));
        }
        if (lifetime.toSeconds() < 1 || lifetime.compareTo(LONGEST) > 0) {
            throw new Refused("a lifetime of %s: accepted are PT1S to %s".formatted(lifetime, LONGEST));
        }
        var now = clock.instant();
        return signed(new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(AUDIENCE)
                .subject(person.value())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .build());
    }

    /// What checks the tokens of this issuer.
    public TokenCheck check() {
        return new TokenCheck(key.toPublicJWK(), clock);
    }

    private String signed(JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.getHeader().toBase64URL()
                    + "."
                    + token.getPayload().toBase64URL()
                    + "."
                    + Signatures.ours(token.getSignature());
        } catch (JOSEException e) {
            throw new IllegalStateException("a P-256 key signs ES256", e);
        }
    }
}
