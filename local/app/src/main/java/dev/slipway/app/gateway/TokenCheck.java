package dev.slipway.app.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Checks bearer tokens as the JWT authorizer of API Gateway does: signature, issuer, audience and times.
///
/// The algorithm is ES256, whatever a token says; the key is ours, whatever a token names. A token has exactly one
/// spelling. Why a token is not accepted is nobody's business.
public final class TokenCheck {
    /// Scheme, one space, token; its length is checked first.
    private static final Pattern BEARER =
            Pattern.compile("[Bb]earer ([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)");

    private static final int LONGEST = 2048;

    private final ECKey key;
    private final InstantSource clock;

    TokenCheck(ECKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    InstantSource clock() {
        return clock;
    }

    /// The verified claims as texts, as the authorizer hands them on; nothing when the header is not accepted.
    Optional<SortedMap<String, String>> claims(String authorization) {
        if (authorization.length() > LONGEST) {
            return Optional.empty();
        }
        var bearer = BEARER.matcher(authorization);
        return bearer.matches() ? verified(bearer.group(1)) : Optional.empty();
    }

    private Optional<SortedMap<String, String>> verified(String text) {
        try {
            var token = SignedJWT.parse(text);
            return hasOneSpelling(text, token) && isSigned(token) && holds(token.getJWTClaimsSet())
                    ? Optional.of(texts(token.getJWTClaimsSet()))
                    : Optional.empty();
        } catch (ParseException | JOSEException garbage) {
            return Optional.empty();
        }
    }

    /// The spare bits at a part's end are zero, and of two signatures it is the smaller.
    private static boolean hasOneSpelling(String text, SignedJWT token) {
        for (var part : text.split("\\.")) {
            if (!Base64URL.encode(new Base64URL(part).decode()).toString().equals(part)) {
                return false;
            }
        }
        return Signatures.isOurs(token.getSignature());
    }

    private boolean isSigned(SignedJWT token) throws JOSEException {
        return JWSAlgorithm.ES256.equals(token.getHeader().getAlgorithm())
                && key.getKeyID().equals(token.getHeader().getKeyID())
                && token.verify(new ECDSAVerifier(key));
    }

    private boolean holds(JWTClaimsSet claims) {
        var now = clock.instant();
        var ends = Optional.ofNullable(claims.getExpirationTime()).map(Date::toInstant);
        var begins = Optional.ofNullable(claims.getNotBeforeTime()).map(Date::toInstant);
        return Issuer.NAME.equals(claims.getIssuer())
                && List.of(Issuer.AUDIENCE).equals(claims.getAudience())
                && claims.getSubject() != null
                && ends.filter(now::isBefore).isPresent()
                && begins.filter(begin -> !now.isBefore(begin)).isPresent();
    }

    private static SortedMap<String, String> texts(JWTClaimsSet claims) {
        var texts = new TreeMap<String, String>();
        claims.toJSONObject().forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }
}
