package dev.slipway.adapter.oci;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Registry;
import dev.slipway.core.plan.Images;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.Function;

/// Tags and digests of a registry that follows the OCI distribution specification.
///
/// A registry that wants a token is asked for an anonymous one, at its own host only.
public final class OciImages implements Images {
    private static final String ACCEPT = String.join(
            ", ",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json");

    private final Exchange exchange;
    private final Function<Registry, URI> addresses;

    /// The addresses say where a registry answers: its own https address, or a twin's.
    public OciImages(HttpClient client, Function<Registry, URI> addresses) {
        this.exchange = new Exchange(client);
        this.addresses = addresses;
    }

    @Override
    public Optional<Digest> digest(Registry registry, String repository, String reference) {
        var base = addresses.apply(registry);
        var manifest = base.resolve("/v2/%s/manifests/%s".formatted(repository, reference));
        var what = "image %s/%s:%s".formatted(registry, repository, reference);
        var answer = exchange.send(what, request(manifest));
        if (answer.statusCode() == 401) {
            var token = Token.fetch(exchange, what, base, answer);
            answer = exchange.send(what, request(manifest).header("Authorization", "Bearer " + token));
        }
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(checked(what, answer));
            case 404 -> Optional.empty();
            case 429 -> throw new Throttled(what + ": the registry asks for patience");
            case 401, 403 -> throw new Refused(what + ": the registry wants other credentials");
            default -> throw answer.statusCode() >= 500
                    ? new Unavailable(what + ": the registry answers " + answer.statusCode())
                    : new Refused(what + ": the registry answers " + answer.statusCode());
        };
    }

    private static HttpRequest.Builder request(URI manifest) {
        return HttpRequest.newBuilder(manifest).header("Accept", ACCEPT).GET();
    }

    /// The manifest's own digest; a header that says otherwise is a broken answer.
    private static Digest checked(String what, HttpResponse<byte[]> answer) {
        var digest = Digest.of(answer.body());
        var said = answer.headers().firstValue("Docker-Content-Digest").orElse(digest.value());
        if (!said.equals(digest.value())) {
            throw new Malformed("%s: the registry says %s of a manifest that is %s".formatted(what, said, digest));
        }
        return digest;
    }
}
