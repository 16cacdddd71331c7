package dev.slipway.twin.registry;

import dev.slipway.twin.Answer;
import dev.slipway.twin.Call;
import dev.slipway.twin.Dial;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Json;
import dev.slipway.twin.Operation;
import dev.slipway.twin.Refusal;
import dev.slipway.twin.Twin;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// An OCI distribution registry, read only: `/v2/`, `/token`, and manifests by tag or digest.
///
/// Shape: pulling needs a token of the repository's own scope; anybody may have one. Source: `docs/wire/registry.md`.
public final class RegistryTwin implements Twin {
    private static final Pattern MANIFEST = Pattern.compile("/v2/(?<name>.+)/manifests/(?<reference>[^/]+)");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*");

    private final InstantSource clock;
    private final Images images;
    private final Tokens tokens = new Tokens();

    public RegistryTwin(InstantSource clock, Images images) {
        this.clock = clock;
        this.images = images;
    }

    /// A dial without durations: nothing takes its time here.
    public static Dial dial() {
        return new Dial(Map.of());
    }

    @Override
    public Operation operation(Call call) {
        var manifest = MANIFEST.matcher(call.path());
        if (manifest.matches()) {
            return new Operation("GetManifest", manifest.group("name"), false);
        }
        return switch (call.path()) {
            case "/token" -> new Operation("GetToken", call.query().getOrDefault("scope", ""), false);
            case "/v2/", "/v2" -> new Operation("GetBase", "", false);
            default -> new Operation("Unknown", "", false);
        };
    }

    @Override
    public Answer answer(Call call) {
        try {
            if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
                throw new Refusal(405, "UNSUPPORTED", "this registry is read only");
            }
            var manifest = MANIFEST.matcher(call.path());
            if (manifest.matches()) {
                return manifest(call, manifest.group("name"), manifest.group("reference"));
            }
            return switch (call.path()) {
                case "/token" -> token(call);
                case "/v2/", "/v2" -> base(call);
                default -> throw new Refusal(404, "UNSUPPORTED", "no such path");
            };
        } catch (Refusal refusal) {
            return refused(refusal);
        }
    }

    @Override
    public Answer refuse(Call call, Effect.Refuse effect) {
        if (effect.status() != 429) {
            return refused(new Refusal(effect.status(), "UNAVAILABLE", "the registry cannot answer now"));
        }
        var wait = Duration.ofSeconds(Math.max(1, effect.retryAfterSeconds()));
        return refused(new Refusal(429, "TOOMANYREQUESTS", "too many requests"))
                .with("Retry-After", Long.toString(wait.toSeconds()));
    }

    private Answer base(Call call) {
        return tokens.allow(call.header("authorization"), "", clock.instant())
                ? versioned(Answer.json(200, Json.object()))
                : challenge(call, "");
    }

    private Answer token(Call call) {
        var token = tokens.mint(call.query().getOrDefault("scope", ""), clock.instant());
        return Answer.json(
                200,
                Json.object()
                        .put("token", token)
                        .put("access_token", token)
                        .put("expires_in", Tokens.LIFE.toSeconds())
                        .put("issued_at", clock.instant().toString()));
    }

    private Answer manifest(Call call, String name, String reference) {
        if (!NAME.matcher(name).matches()) {
            throw new Refusal(400, "NAME_INVALID", "invalid repository name");
        }
        var scope = "repository:" + name + ":pull";
        if (!tokens.allow(call.header("authorization"), scope, clock.instant())) {
            return challenge(call, scope);
        }
        if (!images.has(name)) {
            throw new Refusal(404, "NAME_UNKNOWN", "repository name not known to registry");
        }
        var found = images.find(name, reference)
                .orElseThrow(() -> new Refusal(404, "MANIFEST_UNKNOWN", "manifest unknown"));
        var sent = found.type().equals(Images.INDEX) && !takesIndex(call) && !reference.startsWith("sha256:")
                ? images.plain(name, reference)
                : found;
        return versioned(Answer.of(200, sent.type(), sent.body()))
                .with("Docker-Content-Digest", sent.digest())
                .with("ETag", "\"" + sent.digest() + "\"");
    }

    private static boolean takesIndex(Call call) {
        var accept = call.header("accept").orElse("").toLowerCase(Locale.ROOT);
        return accept.contains("*/*") || accept.contains(Images.INDEX);
    }

    private static Answer challenge(Call call, String scope) {
        var host = call.header("host").orElse("");
        var challenge = "Bearer realm=\"http://%s/token\",service=\"%s\"".formatted(host, host);
        return versioned(refused(new Refusal(401, "UNAUTHORIZED", "authentication required")))
                .with("WWW-Authenticate", scope.isEmpty() ? challenge : challenge + ",scope=\"" + scope + "\"");
    }

    private static Answer refused(Refusal refusal) {
        var body = Json.object();
        body.putArray("errors").addObject().put("code", refusal.code()).put("message", refusal.text());
        return Answer.json(refusal.status(), body);
    }

    private static Answer versioned(Answer answer) {
        return answer.with("Docker-Distribution-Api-Version", "registry/2.0");
    }
}
