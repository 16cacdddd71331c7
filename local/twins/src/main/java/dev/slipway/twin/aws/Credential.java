package dev.slipway.twin.aws;

import dev.slipway.twin.Call;
import dev.slipway.twin.Refusal;
import java.util.regex.Pattern;

/// Who signs, and for which region, read from a Signature Version 4 header.
///
/// Only the form is checked: the twin holds no secret keys, so it cannot verify the signature's value.
public record Credential(String region) {
    private static final Pattern FORM = Pattern.compile("AWS4-HMAC-SHA256 Credential=[\\w.+=,@-]+/\\d{8}/"
            + "(?<region>[a-z0-9-]+)/(?<service>[a-z0-9-]+)/aws4_request,\\s*"
            + "SignedHeaders=[a-z0-9;-]+,\\s*Signature=[0-9a-f]{64}");

    /// @param service the one whose scope the signature must have
    public static Credential of(Call call, String service) {
        var header = call.header("authorization")
                .orElseThrow(
                        () -> new Refusal(403, "MissingAuthenticationTokenException", "Missing Authentication Token"));
        var form = FORM.matcher(header);
        if (!form.matches()) {
            throw new Refusal(403, "IncompleteSignature", "Authorization header is not a Signature Version 4 header.");
        }
        if (!form.group("service").equals(service)) {
            throw new Refusal(
                    403,
                    "InvalidSignatureException",
                    "Credential should be scoped to correct service: '%s'.".formatted(service));
        }
        return new Credential(form.group("region"));
    }
}
