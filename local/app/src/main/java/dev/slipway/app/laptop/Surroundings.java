package dev.slipway.app.laptop;

import dev.slipway.adapter.bundled.BundledCatalogue;
import dev.slipway.adapter.bundled.BundledOffers;
import dev.slipway.adapter.bundled.PolicyBundle;
import dev.slipway.adapter.oci.OciImages;
import dev.slipway.adapter.sagemaker.Clients;
import dev.slipway.adapter.sagemaker.SageMakerHosting;
import dev.slipway.adapter.sagemaker.SageMakerModelServer;
import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.plan.Policies;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// What lies outside the process, through the adapters that AWS uses too; only the addresses differ.
public record Surroundings(
        Policies policies,
        BundledCatalogue catalogue,
        BundledOffers offers,
        OciImages images,
        SageMakerHosting hosting,
        SageMakerModelServer models,
        boolean execute) {
    private static final String PEOPLE = "people.json";

    /// @param twins base URLs of the twins, for every address that the settings leave open
    static Surroundings of(Settings settings, Map<String, URI> twins) {
        var sagemaker = address(settings, Setting.AWS_ENDPOINT_URL_SAGEMAKER, twins.get("sagemaker"));
        var loopback = sagemaker.map(Surroundings::isLoopback).orElse(false);
        // A twin answers both APIs at one address; AWS has a host for each.
        var runtime = address(settings, Setting.AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME, loopback ? sagemaker.get() : null);
        var registry = address(settings, Setting.SLIPWAY_REGISTRY_URL, twins.get("registry"));
        var region = settings.get(Setting.AWS_REGION);
        var keys = keys(loopback);
        return new Surroundings(
                policies(settings),
                new BundledCatalogue(),
                offers(settings),
                new OciImages(
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                        place -> registry.orElseGet(() -> URI.create("https://" + place))),
                new SageMakerHosting(Clients.sageMaker(region, sagemaker, keys)),
                new SageMakerModelServer(Clients.runtime(region, runtime, keys)),
                settings.given(Setting.EXECUTE).map(Boolean::parseBoolean).orElse(loopback));
    }

    /// The `people.json` of the policy bundle.
    ///
    /// @throws Malformed when the folder of the settings has none
    public static byte[] people(Settings settings) {
        try {
            var folder = settings.given(Setting.SLIPWAY_POLICIES).map(Path::of);
            return folder.isPresent() ? Files.readAllBytes(folder.get().resolve(PEOPLE)) : shipped(PEOPLE);
        } catch (IOException e) {
            throw new Malformed(
                    "SLIPWAY_POLICIES is «%s»: accepted is a folder with people.json, limits.json and clauses (%s)"
                            .formatted(settings.get(Setting.SLIPWAY_POLICIES), e),
                    e);
        }
    }

    /// Twins stand for whatever the settings leave open, unless they name a SageMaker beyond this machine.
    static boolean wantsTwins(Settings settings) {
        var sagemaker = settings.given(Setting.AWS_ENDPOINT_URL_SAGEMAKER).map(URI::create);
        return sagemaker.isEmpty()
                || (isLoopback(sagemaker.get()) && settings.given(Setting.SLIPWAY_REGISTRY_URL).isEmpty());
    }

    private static Optional<URI> address(Settings settings, Setting setting, @Nullable URI twin) {
        return settings.given(setting).map(URI::create).or(() -> Optional.ofNullable(twin));
    }

    private static BundledOffers offers(Settings settings) {
        try {
            return settings.given(Setting.SLIPWAY_PRICES)
                    .map(Path::of)
                    .map(BundledOffers::new)
                    .orElseGet(BundledOffers::new);
        } catch (Malformed file) {
            throw new Malformed("SLIPWAY_PRICES: " + file.getMessage(), file);
        }
    }

    private static Policies policies(Settings settings) {
        return settings.given(Setting.SLIPWAY_POLICIES)
                .map(folder -> PolicyBundle.in(Path.of(folder)))
                .orElseGet(() -> new PolicyBundle(Surroundings::shipped));
    }

    private static byte[] shipped(String name) throws IOException {
        try (var in = Surroundings.class.getResourceAsStream("/policies/" + name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return in.readAllBytes();
        }
    }

    /// A twin takes any keys, and ours must never reach one by accident.
    private static AwsCredentialsProvider keys(boolean loopback) {
        return loopback
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create("laptop", "loopback"))
                : DefaultCredentialsProvider.builder().build();
    }

    private static boolean isLoopback(URI address) {
        try {
            return InetAddress.getByName(address.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
