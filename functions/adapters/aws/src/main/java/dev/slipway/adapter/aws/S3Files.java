package dev.slipway.adapter.aws;

import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import java.io.FileNotFoundException;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// Files in a folder of a bucket, read by name. Needs `s3:GetObject` on the folder.
public final class S3Files {
    private static final Pattern FOLDER = Pattern.compile("s3://([a-z0-9-]{3,63})/([^\\p{Cntrl}?#]{1,512})");

    private final S3Client client;
    private final String bucket;
    private final String folder;

    S3Files(S3Client client, String bucket, String folder) {
        this.client = client;
        this.bucket = bucket;
        this.folder = folder;
    }

    /// The policy bundle that the settings name.
    ///
    /// @throws IllegalArgumentException by the setting's name, when it is missing or names no folder of a bucket
    public static S3Files ofPolicies(AwsConnection aws, Settings settings) {
        var address = settings.required(Setting.SLIPWAY_POLICIES);
        var parts = FOLDER.matcher(address);
        if (!parts.matches()) {
            throw new IllegalArgumentException("%s is «%s»: accepted is a folder of a bucket such as s3://bucket/policies; %s"
                    .formatted(Setting.SLIPWAY_POLICIES, address, "set it to the folder of the policy bundle"));
        }
        return new S3Files(S3Evidence.client(aws), parts.group(1), parts.group(2).replaceFirst("/+$", ""));
    }

    /// The file as it is now.
    ///
    /// @throws FileNotFoundException when there is none of this name
    public byte[] read(String name) throws FileNotFoundException {
        var key = folder + "/" + name;
        var what = "reading s3://%s/%s".formatted(bucket, key);
        try {
            return AwsDoor.onItsOwnThread(
                            what, () -> client.getObjectAsBytes(request -> request.bucket(bucket).key(key)))
                    .asByteArrayUnsafe();
        } catch (NoSuchKeyException e) {
            var missing = new FileNotFoundException(what + ": it is not there");
            missing.initCause(e);
            throw missing;
        } catch (SdkException e) {
            throw AwsDoor.translated(what, e);
        }
    }
}
