package dev.slipway.adapter.aws;

import java.util.ArrayList;
import java.util.List;

/// Keys of KMS in the emulator, deleted as soon as KMS allows once we go.
final class FreshKeys implements AutoCloseable {
    private static final int SOONEST_DAYS = 7;

    private final List<String> made = new ArrayList<>();
    private final AwsJson kms;

    private FreshKeys(AwsJson kms) {
        this.kms = kms;
    }

    /// Skips the test where there is no emulator.
    static FreshKeys in() {
        return new FreshKeys(KmsKeys.kms(Emulator.connection()));
    }

    AwsJson kms() {
        return kms;
    }

    /// The id of a fresh key.
    String make(String spec, String usage) {
        var request = AwsJson.request().put("KeySpec", spec).put("KeyUsage", usage);
        var id = kms.call("CreateKey", request)
                .done()
                .body()
                .at("/KeyMetadata/KeyId")
                .textValue();
        made.add(id);
        return id;
    }

    @Override
    public void close() {
        for (var id : made) {
            kms.call("ScheduleKeyDeletion", AwsJson.request().put("KeyId", id).put("PendingWindowInDays", SOONEST_DAYS))
                    .done();
        }
    }
}
