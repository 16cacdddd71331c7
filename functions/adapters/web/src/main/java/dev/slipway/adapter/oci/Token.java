package dev.slipway.adapter.oci;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.wire.web.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a registry asks for in its 401: a token of its own service, or a user at once. It is used once and kept nowhere.
final class Token {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PARAMETER = Pattern.compile("([a-z]++)=\"([^\"]*+)\"");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]++=*+");
    private static final int LONGEST_CHALLENGE = 2048;

    private Token() {}

    /// The value of the `Authorization` header that this answer asks for.
    static String authorization(Exchange exchange, String what, URI registry, HttpResponse<?> answer, Login login) {
        return challenge(answer, "Bearer ")
                .map(header -> "Bearer " + fetch(exchange, what, registry, parameters(header), login))
                .or(() -> challenge(answer, "Basic ").flatMap(_ -> login.basic(registry)))
                .orElseThrow(() -> new Refused(
                        what + ": the registry wants credentials other than an anonymous token: name them with REGISTRY_SECRET"));
    }

    private static String fetch(
            Exchange exchange, String what, URI registry, Map<String, String> parameters, Login login) {
        var realm = realm(what, registry, parameters.getOrDefault("realm", ""));
        var query = "service=%s&scope=%s"
                .formatted(
                        encoded(parameters.getOrDefault("service", "")), encoded(parameters.getOrDefault("scope", "")));
        var joint = realm.getQuery() == null ? "?" : "&";
        var request = HttpRequest.newBuilder(URI.create(realm + joint + query));
        login.basic(registry).ifPresent(basic -> request.header("Authorization", basic));
        var answer = exchange.send(what, request.build());
        if (answer.statusCode() == 429) {
            throw new Throttled(what + ": the registry's token service asks for patience");
        }
        if (answer.statusCode() >= 500) {
            throw new Unavailable(what + ": the registry's token service answers " + answer.statusCode());
        }
        if (answer.statusCode() != 200) {
            throw new Refused(what + ": the registry grants no token, it answers " + answer.statusCode());
        }
        return token(what, answer.body());
    }

    private static String token(String what, byte[] body) {
        try {
            var answer = JSON.readTree(body);
            var token = answer.path("token").asText(answer.path("access_token").asText(""));
            if (TOKEN.matcher(token).matches()) {
                return token;
            }
        } catch (IOException e) {
            throw new Malformed(what + ": the token service's answer is no JSON", e);
        }
        throw new Malformed(what + ": the token service's answer holds no token of RFC 6750");
    }

    private static Optional<String> challenge(HttpResponse<?> answer, String scheme) {
        return answer.headers().allValues("WWW-Authenticate").stream()
                .filter(each ->
                        each.regionMatches(true, 0, scheme, 0, scheme.length()) && each.length() <= LONGEST_CHALLENGE)
                .findFirst();
    }

    private static Map<String, String> parameters(String header) {
        var parameters = new TreeMap<String, String>();
        var matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            parameters.put(matcher.group(1), matcher.group(2));
        }
        return parameters;
    }

    /// Only the registry's own host is asked: an answer must not send us anywhere else.
    private static URI realm(String what, URI registry, String realm) {
        try {
            var address = URI.create(realm);
            if (registry.getAuthority().equals(address.getAuthority())
                    && registry.getScheme().equals(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new Malformed(what + ": the registry's token address is no address", e);
        }
        throw new Refused(what + ": the registry sends us to another host for a token");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
