package dev.slipway.cdk;

import dev.slipway.core.contract.Setting;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;
import software.constructs.Construct;

/// As whom registries are asked that want to know. It is made empty: whoever holds the key puts it in, and no template ever does.
final class RegistrySecret extends Construct {
    private final String name;
    private final CfnSecret secret;

    RegistrySecret(Construct scope, Installation installation) {
        super(scope, "RegistrySecret");
        name = installation.name("registry");
        secret = CfnSecret.Builder.create(this, "Login")
                .name(name)
                .description("Slipway: user:password for registries other than ECR")
                .build();
        secret.applyRemovalPolicy(RemovalPolicy.DESTROY);
        NagSuppressions.addResourceSuppressions(
                secret, List.of(Nag.rule("SMG4", "the key is the registry's, and whoever gave it renews it")));
    }

    /// Lets it read this one secret, and tells it which that is.
    void readBy(LiveFunction function) {
        function.may(List.of("secretsmanager:GetSecretValue"), secret.getRef());
        function.told(Map.of(Setting.REGISTRY_SECRET, name));
    }
}
