package dev.slipway.adapter.aws;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Registry;
import dev.slipway.core.plan.Images;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/// Images of registries of ECR, each asked in its own region. Needs `ecr:BatchGetImage` on the repositories.
///
/// The digest is reckoned from the manifest itself. Source: Amazon ECR API reference, `BatchGetImage`.
public final class EcrImages implements Images {
    private static final Pattern HOST =
            Pattern.compile("([0-9]{12})\\.dkr\\.ecr\\.([a-z]{2}(?:-[a-z]{2,9}){1,2}-[0-9])\\.amazonaws\\.com(?:\\.cn)?");
    private static final List<String> MANIFESTS = List.of(
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json");
    private static final Set<String> NOT_THERE = Set.of("ImageNotFound");
    private static final String DIGEST = "sha256:";

    private final AwsConnection aws;
    private final Images elsewhere;

    /// @param elsewhere knows the images of every other registry
    public EcrImages(AwsConnection aws, Images elsewhere) {
        this.aws = aws;
        this.elsewhere = elsewhere;
    }

    @Override
    public Optional<Digest> digest(Registry registry, String repository, String tag) {
        var host = HOST.matcher(registry.value());
        return host.matches()
                ? asked(host.group(1), Region.of(host.group(2)), repository, tag)
                : elsewhere.digest(registry, repository, tag);
    }

    private Optional<Digest> asked(String account, Region region, String repository, String tag) {
        var request = AwsJson.request().put("registryId", account).put("repositoryName", repository);
        request.putArray("imageIds").addObject().put(tag.startsWith(DIGEST) ? "imageDigest" : "imageTag", tag);
        MANIFESTS.forEach(request.putArray("acceptedMediaTypes")::add);
        return switch (ecr(region).call("BatchGetImage", request)) {
            case Reply.Done found -> digest(found, repository, tag);
            case Reply.Failed none when none.code().equals("RepositoryNotFoundException") -> Optional.empty();
            case Reply.Failed failed -> throw failed.failure();
        };
    }

    private AwsJson ecr(Region region) {
        return new AwsJson(
                new AwsService(aws, region, "api.ecr", "ecr"), "1.1", "AmazonEC2ContainerRegistry_V20150921");
    }

    private static Optional<Digest> digest(Reply.Done answer, String repository, String tag) {
        var what = "image %s:%s".formatted(repository, tag);
        var failure = answer.body().at("/failures/0/failureCode").asText();
        if (NOT_THERE.contains(failure)) {
            return Optional.empty();
        }
        var manifest = answer.body().at("/images/0/imageManifest");
        if (!manifest.isTextual()) {
            throw new Malformed("%s: ECR answers neither a manifest nor that there is none: «%s»".formatted(what, failure));
        }
        var digest = Digest.of(manifest.textValue().getBytes(StandardCharsets.UTF_8));
        var said = answer.body().at("/images/0/imageId/imageDigest").asText();
        if (!digest.value().equals(said) || (tag.startsWith(DIGEST) && !digest.value().equals(tag))) {
            throw new Malformed("%s: ECR says %s of a manifest that is %s".formatted(what, said, digest));
        }
        return Optional.of(digest);
    }
}
