package dev.slipway.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who uses which key. The key's own policy and the role's must say the same.
final class KeyRules {
    private static final Map<String, String> KINDS = Map.of(
            "KeysLinks", "HMAC_256",
            "KeysForms", "HMAC_256",
            "KeysCheckpoints", "ECC_NIST_P256",
            "KeysTokens", "SYMMETRIC_DEFAULT",
            "KeysMessages", "SYMMETRIC_DEFAULT");
    private static final Set<String> USES = Set.of(
            "kms:Decrypt",
            "kms:Encrypt",
            "kms:GenerateDataKey",
            "kms:GenerateMac",
            "kms:ReEncryptFrom",
            "kms:ReEncryptTo",
            "kms:Sign",
            "kms:VerifyMac",
            "kms:CreateGrant");

    private KeyRules() {}

    static List<String> onlyRequestApprovalMakesLinks(Resources resources) {
        return use(resources, "KeysLinks", "kms:GenerateMac", "request-approval");
    }

    static List<String> onlyApiChecksLinks(Resources resources) {
        return use(resources, "KeysLinks", "kms:VerifyMac", "api");
    }

    static List<String> onlyApiUsesFormTokens(Resources resources) {
        return Stream.concat(
                        use(resources, "KeysForms", "kms:GenerateMac", "api").stream(),
                        use(resources, "KeysForms", "kms:VerifyMac", "api").stream())
                .toList();
    }

    static List<String> tokensAreSealedByOneAndOpenedByTwo(Resources resources) {
        return Stream.concat(
                        use(resources, "KeysTokens", "kms:Encrypt", "request-approval").stream(),
                        use(resources, "KeysTokens", "kms:Decrypt", "api", "sweep").stream())
                .toList();
    }

    static List<String> onlyCheckpointSigns(Resources resources) {
        return use(resources, "KeysCheckpoints", "kms:Sign", "checkpoint");
    }

    static List<String> keysAreOfTheirKind(Resources resources) {
        var found = new ArrayList<String>();
        KINDS.forEach((name, kind) -> {
            var key = resources.one("AWS::KMS::Key", name);
            if (!key.path("KeySpec").asText().equals(kind)) {
                found.add("%s is of the kind %s instead of %s".formatted(name, key.path("KeySpec").asText(), kind));
            }
            if (kind.equals("SYMMETRIC_DEFAULT") && !key.path("EnableKeyRotation").asBoolean()) {
                found.add(name + " is never renewed");
            }
        });
        return found;
    }

    static List<String> administratorsUseNoKey(Resources resources) {
        return resources.policies().stream()
                .filter(one -> one.where().startsWith("Keys"))
                .filter(one -> one.who().stream().anyMatch(who -> who.endsWith(":root") || who.equals("*")))
                .filter(one -> one.actions().stream().anyMatch(action -> USES.contains(action) || action.contains("*")))
                .map(Object::toString)
                .toList();
    }

    private static List<String> use(Resources resources, String key, String action, String... functions) {
        var found = new ArrayList<>(
                AccessRules.only(resources, action, "${" + key, Set.of(functions)));
        var named = resources.policies().stream()
                .filter(one -> one.where().startsWith(key) && one.allows(action))
                .flatMap(one -> one.who().stream())
                .map(AccessRules::title)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!named.equals(Set.of(functions))) {
            found.add("%s lets %s do %s".formatted(key, named, action));
        }
        return found;
    }
}
