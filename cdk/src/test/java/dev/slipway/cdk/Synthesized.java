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

/// The stacks of two stages, synthesized once for all tests.
///
/// Packages are stood for by small files: what is in them is the matter of their own tests.
record Synthesized(Map<String, JsonNode> templates, List<String> nag) {
    /// The stage for trying things out, with a user pool of our own.
    static final String DEV = "dev";

    /// Any other, with an issuer that was given.
    static final String LIVE = "live";

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
                "audience", "slipway");
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
        var sources = new Sources(jar -> standIn(folder, jar), checkout.machines(), checkout.policies());
        for (var stage : List.of(DEV, LIVE)) {
            new SlipwayStack(app, installation(stage), sources);
        }
        var out = Path.of(app.synth().getDirectory());
        return new Synthesized(
                Map.of(DEV, read(out, DEV), LIVE, read(out, LIVE)),
                Stream.of(DEV, LIVE).flatMap(stage -> nag(out, stage)).toList());
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
