package dev.slipway.adapter.oci;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Registry;
import dev.slipway.core.model.Shown;
import dev.slipway.core.plan.Images;
import dev.slipway.wire.web.Exchange;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Tags and digests of a registry that follows the OCI distribution specification.
///
/// A registry that wants a token is asked for one, at its own host only: an anonymous one, or one for the user of a [Login].
/// Errors: a repository or tag that the specification does not know is [Malformed] and is not asked for.
public final class OciImages implements Images {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final List<String> MANIFESTS = List.of(
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json");
    private static final Pattern REPOSITORY =
            Pattern.compile("[a-z0-9]++(?:[._-]++[a-z0-9]++)*+(?:/[a-z0-9]++(?:[._-]++[a-z0-9]++)*+)*+");
    private static final Pattern REFERENCE = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}|sha256:[0-9a-f]{64}");

    private final Exchange exchange;
    private final Function<Registry, URI> addresses;
    private final Login login;

    /// The addresses say where a registry answers: its own https address, or a twin's.
    public OciImages(HttpClient client, Function<Registry, URI> addresses) {
        this(client, addresses, Login.NOBODY, DEADLINE);
    }

    /// The same as a user of the registry.
    public OciImages(HttpClient client, Function<Registry, URI> addresses, Login login) {
        this(client, addresses, login, DEADLINE);
    }

    /// The same; the deadline holds for one exchange and its whole answer.
    OciImages(HttpClient client, Function<Registry, URI> addresses, Login login, Duration deadline) {
        this.exchange = new Exchange(client, deadline);
        this.addresses = addresses;
        this.login = login;
    }

    @Override
    public Optional<Digest> digest(Registry registry, String repository, String reference) {
        var base = addresses.apply(registry);
        var manifest = base.resolve("/v2/%s/manifests/%s"
                .formatted(named("repository", REPOSITORY, repository), named("tag or digest", REFERENCE, reference)));
        var what = "image %s/%s:%s".formatted(registry, repository, reference);
        var answer = exchange.send(what, request(manifest).build());
        if (answer.statusCode() == 401) {
            var authorization = Token.authorization(exchange, what, base, answer, login);
            answer = exchange.send(what, request(manifest).header("Authorization", authorization).build());
        }
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(checked(what, reference, answer));
            case 404 -> Optional.empty();
            case 429 -> throw new Throttled(what + ": the registry asks for patience");
            case 401, 403 -> throw new Refused(what + ": the registry wants other credentials");
            default ->
                throw answer.statusCode() >= 500
                        ? new Unavailable(what + ": the registry answers " + answer.statusCode())
                        : new Refused(what + ": the registry answers " + answer.statusCode());
        };
    }

    private static String named(String what, Pattern form, String name) {
        if (name.length() > 255 || !form.matcher(name).matches()) {
            throw new Malformed("%s «%s» is none of the OCI specification".formatted(what, Shown.of(name)));
        }
        return name;
    }

    private static HttpRequest.Builder request(URI manifest) {
        return HttpRequest.newBuilder(manifest)
                .header("Accept", String.join(", ", MANIFESTS))
                .GET();
    }

    /// The manifest's own digest; a header that says otherwise is a broken answer.
    private static Digest checked(String what, String reference, HttpResponse<byte[]> answer) {
        var type = answer.headers()
                .firstValue("Content-Type")
                .orElse("nothing")
                .split(";", 2)[0]
                .strip();
        if (!MANIFESTS.contains(type)) {
            throw new Malformed("%s: the registry answers «%s», and no manifest".formatted(what, Shown.of(type)));
        }
        var digest = Digest.of(answer.body());
        var said = answer.headers().firstValue("Docker-Content-Digest").orElse(digest.value());
        var wanted = reference.startsWith("sha256:") ? reference : said;
        if (!said.equals(digest.value()) || !wanted.equals(digest.value())) {
            throw new Malformed(
                    "%s: the registry says %s of a manifest that is %s".formatted(what, Shown.of(said), digest));
        }
        return digest;
    }
}
