package dev.slipway.cdk;

import dev.slipway.core.contract.Setting;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    private final List<Key> links;
    private final List<Key> forms;
    private final Key tokens;
    private final Key checkpoints;
    private final Key messages;

    Keys(Construct scope, Installation installation) {
        super(scope, "Keys");
        links = ring("Links", installation.renewals(), "Slipway: links of reviews");
        forms = ring("Forms", installation.renewals(), "Slipway: form tokens");
        checkpoints = key(this, "Checkpoints", KeySpec.ECC_NIST_P256, KeyUsage.SIGN_VERIFY, "Slipway: signs checkpoints");
        tokens = key(this, "Tokens", KeySpec.SYMMETRIC_DEFAULT, KeyUsage.ENCRYPT_DECRYPT, "Slipway: seals task tokens");
        messages = ofMessages(this);
    }

    /// A key for topics, which alarms may use.
    static Key ofMessages(Construct scope) {
        var key = key(scope, "Messages", KeySpec.SYMMETRIC_DEFAULT, KeyUsage.ENCRYPT_DECRYPT, "Slipway: topics");
        use(key, new ServicePrincipal("cloudwatch.amazonaws.com"), ENVELOPES);
        return key;
    }

    /// Lets it make links. It cannot check them.
    void mintLinks(LiveFunction function) {
        grant(links, function, Setting.LINK_KEYS, "kms:GenerateMac");
    }

    /// Tells it which key links have. It can make none.
    void nameLinks(LiveFunction function) {
        function.told(Map.of(Setting.LINK_KEYS, ids(links)));
    }

    /// Lets it check links. It cannot make any.
    void checkLinks(LiveFunction function) {
        grant(links, function, Setting.LINK_KEYS, "kms:VerifyMac");
    }

    /// Lets it make and check what forms hide.
    void forms(LiveFunction function) {
        grant(forms, function, Setting.FORM_KEYS, "kms:GenerateMac", "kms:VerifyMac");
    }

    /// Lets it put task tokens away.
    void seal(LiveFunction function) {
        grant(List.of(tokens), function, Setting.TOKEN_KEY, "kms:Encrypt");
    }

    /// Lets it take task tokens out.
    void unseal(LiveFunction function) {
        grant(List.of(tokens), function, Setting.TOKEN_KEY, "kms:Decrypt");
    }

    /// Lets it sign checkpoints.
    void sign(LiveFunction function) {
        grant(List.of(checkpoints), function, Setting.CHECKPOINT_KEY, "kms:Sign", "kms:GetPublicKey");
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

    private static void grant(List<Key> keys, LiveFunction function, Setting setting, String... actions) {
        keys.forEach(key -> use(key, principal(function), List.of(actions)));
        function.may(List.of(actions), keys.stream().map(Key::getKeyArn).toArray(String[]::new));
        function.told(Map.of(setting, ids(keys)));
    }

    private static String ids(List<Key> keys) {
        return String.join(",", keys.stream().map(Key::getKeyId).toList());
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

    /// The current key of codes, and the one before for as long as something of its is out. KMS renews none by itself.
    private List<Key> ring(String name, int renewals, String description) {
        return IntStream.rangeClosed(Math.max(0, renewals - 1), renewals)
                .mapToObj(n -> key(
                        this, n == 0 ? name : name + n, KeySpec.HMAC_256, KeyUsage.GENERATE_VERIFY_MAC, description))
                .toList()
                .reversed();
    }

    private static Key key(Construct scope, String id, KeySpec spec, KeyUsage usage, String description) {
        var care = PolicyStatement.Builder.create()
                .principals(List.of(new AccountRootPrincipal()))
                .actions(CARE)
                .resources(List.of("*"))
                .build();
        return Key.Builder.create(scope, id)
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
