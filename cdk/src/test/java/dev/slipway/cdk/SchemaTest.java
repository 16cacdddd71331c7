package dev.slipway.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The CDK looks at every template of these tests by CloudFormation's schemas, and lets none pass that does not fit.
@NeedsNode
class SchemaTest {
    @Test
    void everyTemplateFitsTheSchemas() {
        assertThat(Synthesized.stacks().validation().path("pluginReports")).isEmpty();
    }

    @Test
    void whatCloudFormationDoesNotKnowIsNotWritten() {
        assertThat(Synthesized.stacks().refusal()).contains("Additional properties are not allowed", "Colour");
    }
}
