package dev.slipway.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.kms.KeySpec;
import software.amazon.awscdk.services.kms.KeyUsage;
import software.constructs.Construct;

/// The keys. Their policies name who uses them; the account may look after them, and its administrators use none.
final class Keys extends Construct {
    private static final List<String> CARE = List.of(
            "kms:CancelKeyDeletion",
            "kms:DescribeKey",
            "kms:DisableKey",
            "kms:EnableKey",
            "kms:EnableKeyRotation",
            "kms:GetKeyPolicy",
            "kms:GetKeyRotationStatus",
            "kms:ListResourceTags",
            "kms:PutKeyPolicy",
            "kms:ScheduleKeyDeletion",
            "kms:TagResource",
            "kms:UntagResource",
            "kms:UpdateKeyDescription");
    private static final List<String> ENVELOPES = List.of("kms:Decrypt", "kms:GenerateDataKey");

    private final Key links;
    private final Key forms;
    private final Key tokens;
    private final Key checkpoints;
    private final Key messages;

    Keys(Construct scope) {
        super(scope, "Keys");
        links = key("Links", KeySpec.HMAC_256, KeyUsage.GENERATE_VERIFY_MAC, "Slipway: links of reviews");
        forms = key("Forms", KeySpec.HMAC_256, KeyUsage.GENERATE_VERIFY_MAC, "Slipway: form tokens");
        checkpoints = key("Checkpoints", KeySpec.ECC_NIST_P256, KeyUsage.SIGN_VERIFY, "Slipway: signs checkpoints");
        tokens = key("Tokens", KeySpec.SYMMETRIC_DEFAULT, KeyUsage.ENCRYPT_DECRYPT, "Slipway: seals task tokens");
        messages = key("Messages", KeySpec.SYMMETRIC_DEFAULT, KeyUsage.ENCRYPT_DECRYPT, "Slipway: topics");
        use(messages, new ServicePrincipal("cloudwatch.amazonaws.com"), ENVELOPES);
    }

    /// Lets it make links. It cannot check them.
    void mintLinks(LiveFunction function) {
        grant(links, function, Told.LINK_KEYS, "kms:GenerateMac");
    }

    /// Lets it check links. It cannot make any.
    void checkLinks(LiveFunction function) {
        grant(links, function, Told.LINK_KEYS, "kms:VerifyMac");
    }

    /// Lets it make and check what forms hide.
    void forms(LiveFunction function) {
        grant(forms, function, Told.FORM_KEYS, "kms:GenerateMac", "kms:VerifyMac");
    }

    /// Lets it put task tokens away.
    void seal(LiveFunction function) {
        grant(tokens, function, Told.TOKEN_KEY, "kms:Encrypt");
    }

    /// Lets it take task tokens out.
    void unseal(LiveFunction function) {
        grant(tokens, function, Told.TOKEN_KEY, "kms:Decrypt");
    }

    /// Lets it sign checkpoints.
    void sign(LiveFunction function) {
        grant(checkpoints, function, Told.CHECKPOINT_KEY, "kms:Sign", "kms:GetPublicKey");
    }

    /// Lets it put messages into topics under the key of topics.
    void messages(LiveFunction function) {
        use(messages, principal(function), ENVELOPES);
        function.may(ENVELOPES, messages.getKeyArn());
    }

    /// The key of topics.
    IKey messages() {
        return messages;
    }

    private static void grant(Key key, LiveFunction function, Told setting, String... actions) {
        use(key, principal(function), List.of(actions));
        function.may(List.of(actions), key.getKeyArn());
        function.told(Map.of(setting, key.getKeyId()));
    }

    private static void use(Key key, IPrincipal who, List<String> actions) {
        key.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(who))
                .actions(actions)
                .resources(List.of("*"))
                .build());
    }

    private static ArnPrincipal principal(LiveFunction function) {
        return new ArnPrincipal(function.role().getRoleArn());
    }

    private Key key(String id, KeySpec spec, KeyUsage usage, String description) {
        var care = PolicyStatement.Builder.create()
                .principals(List.of(new AccountRootPrincipal()))
                .actions(CARE)
                .resources(List.of("*"))
                .build();
        return Key.Builder.create(this, id)
                .keySpec(spec)
                .keyUsage(usage)
                // KMS renews no other kind by itself.
                .enableKeyRotation(spec == KeySpec.SYMMETRIC_DEFAULT ? true : null)
                .description(description)
                .policy(PolicyDocument.Builder.create().statements(List.of(care)).build())
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }
}
