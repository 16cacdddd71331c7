package dev.slipway.core.model;

/// A container image pinned by digest.
///
/// Shape: `repository` is the path below the registry; the whole reference has at most 255 characters,
/// which is SageMaker's limit. `tag` tells people where the digest came from and is no part of the reference.
public record Image(Registry registry, String repository, String tag, Digest digest) {
    private static final int LONGEST = 255;

    public Image {
        int length = registry.value().length() + repository.length() + digest.value().length() + 2;
        if (length > LONGEST) {
            throw new IllegalArgumentException("image %s/%s has %d characters: accepted are %d at most"
                    .formatted(registry, repository, length, LONGEST));
        }
    }

    /// `registry/repository@digest`.
    public String reference() {
        return registry + "/" + repository + "@" + digest;
    }
}
