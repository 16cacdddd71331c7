package dev.slipway.cdk;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;

/// Writes the stack as CloudFormation reads it. Run from the folder `cdk`.
public final class SlipwayApp {
    private SlipwayApp() {}

    public static void main(String[] args) {
        var app = app(App.Builder.create());
        try {
            stacks(app, Installation.from(app.getNode()::tryGetContext), Sources.of(Path.of("..")));
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(1);
        }
        app.synth();
    }

    /// The stack, and one for each environment that lies elsewhere.
    static void stacks(App app, Installation installation, Sources sources) {
        new SlipwayStack(app, installation, sources);
        PolicyFiles.in(sources.policies()).places().stream()
                .filter(place -> !place.here())
                .forEach(place -> new PlaceStack(app, installation, place));
    }

    /// An app in which cdk-nag reads along. What the CDK itself finds wrong with a template, by CloudFormation's schemas, ends it, as in the tests;
    /// with `CDK_VALIDATION=false` it does not look, as when the template is written for real.
    static App app(App.Builder builder) {
        var app = builder.analyticsReporting(false)
                .postCliContext(Map.of(
                        "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy",
                        true,
                        "@aws-cdk/core:validateAgainstDefaultRules",
                        true))
                .build();
        Aspects.of(app).add(new AwsSolutionsChecks());
        return app;
    }
}
