package dev.slipway.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;

/// The stacks of two stages, synthesized once for all tests.
///
/// Packages are stood for by small files: what is in them is the matter of their own tests. `validation` is what the CDK found by
/// CloudFormation's schemas, `refusal` what it says of a template that does not fit them. All of it is done by one thread, for the
/// process behind the CDK answers one at a time.
record Synthesized(Map<String, JsonNode> templates, List<String> nag, JsonNode validation, String refusal) {
    /// The stage for trying things out, with a user pool of our own and a secret for registries.
    static final String DEV = "dev";

    /// Any other, with an issuer and people that were given, and renewed keys; its staging and production lie together in another account, and none of its registries is ECR's.
    static final String LIVE = "live";

    /// What stands in that account.
    static final String ELSEWHERE = "live-prod";

    /// What stands beside it there, in the same region.
    static final String BESIDE = "live-staging";

    private static final Supplier<Synthesized> ONCE = new Supplier<>() {
        private Optional<Synthesized> made = Optional.empty();

        @Override
        public synchronized Synthesized get() {
            var stacks = made.orElseGet(Synthesized::make);
            made = Optional.of(stacks);
            return stacks;
        }
    };

    static Synthesized stacks() {
        return ONCE.get();
    }

    /// The template of a stage.
    JsonNode template(String stage) {
        return Objects.requireNonNull(templates.get(stage)).deepCopy();
    }

    static Installation installation(String stage) {
        var given = Map.of(
                "stage", stage,
                "alarm_mail", "ops@example.com",
                "approver_mail", "bob@example.com",
                "issuer", stage.equals(LIVE) ? "https://issuer.example.com/pool" : "",
                "audience", stage.equals(LIVE) ? "slipway" : "",
                "subject", stage.equals(LIVE) ? "preferred_username" : "",
                "people", stage.equals(LIVE) ? "policies/people.json" : "",
                "registry_login", stage.equals(DEV) ? "true" : "",
                "renewals", stage.equals(LIVE) ? "1" : "",
                "home", "111122223333/eu-central-1");
        return Installation.from(given::get);
    }

    private static Synthesized make() {
        try {
            var folder = Files.createTempDirectory("slipway-cdk");
            try {
                return make(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Synthesized make(Path folder) throws IOException {
        var app = SlipwayApp.app(App.Builder.create().outdir(folder.resolve("out").toString()));
        var checkout = Sources.of(Path.of(".."));
        for (var stage : List.of(DEV, LIVE)) {
            var policies = stage.equals(LIVE) ? elsewhere(folder) : checkout.policies();
            SlipwayApp.stacks(
                    app,
                    installation(stage),
                    new Sources(jar -> standIn(folder, jar), checkout.machines(), policies));
        }
        var out = Path.of(app.synth().getDirectory());
        return new Synthesized(
                Map.of(
                        DEV, read(out, DEV), LIVE, read(out, LIVE), ELSEWHERE, read(out, ELSEWHERE), BESIDE, read(out, BESIDE)),
                Stream.of(DEV, LIVE, ELSEWHERE, BESIDE).flatMap(stage -> nag(out, stage)).toList(),
                new ObjectMapper().readTree(out.resolve("validation-report.json").toFile()),
                refusal(folder.resolve("wrong")));
    }

    /// What is said of a queue of a colour.
    private static String refusal(Path folder) {
        // Else the CDK prints what it found, and throws only that it did.
        var saysWhy = Map.of("@aws-cdk/core:appMode", "inmemory");
        var app = SlipwayApp.app(App.Builder.create().outdir(folder.toString()).context(saysWhy));
        CfnResource.Builder.create(new Stack(app, "Wrong"), "Queue")
                .type("AWS::SQS::Queue")
                .properties(Map.of("Colour", "red"))
                .build();
        try {
            app.synth();
            return "";
        } catch (RuntimeException refused) {
            return Objects.toString(refused.getMessage());
        }
    }

    /// A copy of the policies in which staging and production name another account, and all a registry that is none of ECR's.
    static Path elsewhere(Path folder) throws IOException {
        var policies = folder.resolve("policies");
        Files.createDirectories(policies.resolve("clauses"));
        var limits = Files.readString(Path.of("policies/limits.json"))
                .replaceAll("(?s)(\"environment\": \"(?:prod|staging)\".*?\"account\": \")000000000000", "$1444455556666")
                .replace("000000000000.dkr.ecr.us-east-1.amazonaws.com", "registry.example.com");
        Files.writeString(policies.resolve("limits.json"), limits);
        return policies;
    }

    private static JsonNode read(Path out, String stage) throws IOException {
        return new ObjectMapper().readTree(out.resolve("Slipway-%s.template.json".formatted(stage)).toFile());
    }

    private static Stream<String> nag(Path out, String stage) {
        try {
            return Files.readAllLines(out.resolve("AwsSolutions-Slipway-%s-NagReport.csv".formatted(stage))).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String standIn(Path folder, String jar) {
        try {
            return Files.writeString(folder.resolve(jar + ".jar"), jar).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
