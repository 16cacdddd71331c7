package dev.slipway.twin.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Hash;
import dev.slipway.twin.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The images of a registry, made up from repository and tag: the same names give the same bytes,
/// hence the same digest.
///
/// Shape: a tag is an OCI index of an amd64 and an arm64 manifest.
public final class Images {
    static final String INDEX = "application/vnd.oci.image.index.v1+json";
    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private static final List<String> ARCHITECTURES = List.of("amd64", "arm64");

    /// One stored document.
    record Document(String type, String body) {
        String digest() {
            return "sha256:" + Hash.of(body);
        }
    }

    private final Repositories repositories;

    public Images(Repositories repositories) {
        this.repositories = repositories;
    }

    /// The digest behind an image reference such as `nvcr.io/nim/meta/llama:1.2`; whatever host it
    /// names is this registry.
    public Optional<String> digest(String image) {
        var first = image.split("/", 2)[0];
        var path = first.contains(".") || first.contains(":") ? image.substring(first.length() + 1) : image;
        var parts = path.split(":", 2);
        return find(parts[0], parts.length == 2 ? parts[1] : "latest").map(Document::digest);
    }

    boolean has(String repository) {
        return !repositories.tags(repository).isEmpty();
    }

    /// What a tag or a digest names.
    Optional<Document> find(String repository, String reference) {
        var tags = repositories.tags(repository);
        return reference.startsWith("sha256:")
                ? tags.stream()
                        .flatMap(tag -> documents(repository, tag))
                        .filter(each -> each.digest().equals(reference))
                        .findFirst()
                : Optional.of(reference).filter(tags::contains).map(tag -> index(repository, tag));
    }

    /// The manifest for the most usual machine, for clients that do not take an index.
    Document plain(String repository, String tag) {
        return manifest(repository, tag, ARCHITECTURES.getFirst());
    }

    private static Stream<Document> documents(String repository, String tag) {
        var manifests = ARCHITECTURES.stream().map(each -> manifest(repository, tag, each));
        return Stream.concat(Stream.of(index(repository, tag)), manifests);
    }

    private static Document index(String repository, String tag) {
        var index = Json.object().put("schemaVersion", 2).put("mediaType", INDEX);
        var manifests = index.putArray("manifests");
        for (var architecture : ARCHITECTURES) {
            var manifest = manifest(repository, tag, architecture);
            var entry = manifests.addObject();
            describe(entry, MANIFEST, manifest.digest(), manifest.body().length());
            entry.putObject("platform").put("architecture", architecture).put("os", "linux");
        }
        return new Document(INDEX, index.toString());
    }

    private static Document manifest(String repository, String tag, String architecture) {
        var seed = repository + ":" + tag + "/" + architecture;
        var manifest = Json.object().put("schemaVersion", 2).put("mediaType", MANIFEST);
        describe(manifest.putObject("config"), "application/vnd.oci.image.config.v1+json", blob(seed, 0), 7023);
        var layers = manifest.putArray("layers");
        for (int layer = 1; layer <= 3; layer++) {
            long size = 1_000_000L * layer + Math.floorMod(seed.hashCode(), 900_000);
            describe(layers.addObject(), "application/vnd.oci.image.layer.v1.tar+gzip", blob(seed, layer), size);
        }
        return new Document(MANIFEST, manifest.toString());
    }

    private static String blob(String seed, int number) {
        return "sha256:" + Hash.of(seed + "#" + number);
    }

    private static void describe(ObjectNode node, String type, String digest, long size) {
        node.put("mediaType", type).put("digest", digest).put("size", size);
    }
}
