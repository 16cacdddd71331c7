package dev.slipway.cdk;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.Stack;
import software.constructs.IConstruct;

/// Why a finding of cdk-nag stands, at the place where it stands.
final class Nag {
    private Nag() {}

    /// Of a whole rule.
    static NagPackSuppression rule(String rule, String reason) {
        return NagPackSuppression.builder().id("AwsSolutions-" + rule).reason(reason).build();
    }

    /// Of one wildcard in a policy, as cdk-nag spells it.
    static NagPackSuppression wildcard(String reason, String appliesTo) {
        return NagPackSuppression.builder()
                .id("AwsSolutions-IAM5")
                .reason(reason)
                .appliesTo(List.of(appliesTo))
                .build();
    }

    /// Of wildcards that have this form.
    static NagPackSuppression wildcards(String reason, String regex) {
        return NagPackSuppression.builder()
                .id("AwsSolutions-IAM5")
                .reason(reason)
                .appliesTo(List.of(RegexAppliesTo.builder().regex("/" + regex + "/").build()))
                .build();
    }

    /// The name of a resource in the template.
    static String id(IConstruct construct) {
        return Stack.of(construct).getLogicalId((CfnElement) construct.getNode().getDefaultChild());
    }
}
