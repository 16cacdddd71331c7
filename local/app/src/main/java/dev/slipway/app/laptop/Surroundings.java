package dev.slipway.app.laptop;

import dev.slipway.adapter.bundled.BundledCatalogue;
import dev.slipway.adapter.bundled.BundledOffers;
import dev.slipway.adapter.bundled.BundledPeople;
import dev.slipway.adapter.bundled.PolicyBundle;
import dev.slipway.adapter.cloudwatch.CloudWatchMetrics;
import dev.slipway.adapter.oci.Login;
import dev.slipway.adapter.oci.OciImages;
import dev.slipway.adapter.sagemaker.Clients;
import dev.slipway.adapter.sagemaker.SageMakerHosting;
import dev.slipway.adapter.sagemaker.SageMakerModelServer;
import dev.slipway.core.approval.People;
import dev.slipway.core.contract.SecretName;
import dev.slipway.core.contract.Secrets;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// What lies outside the process, through the adapters that AWS uses too; only the addresses differ.
///
/// Shape: `events` is the twin that says at `/_events` what EventBridge would bring; AWS needs none.
public record Surroundings(
        Policies policies,
        BundledCatalogue catalogue,
        BundledOffers offers,
        OciImages images,
        SageMakerHosting hosting,
        SageMakerModelServer models,
        CloudWatchMetrics metrics,
        Optional<URI> events,
        boolean execute) {
    /// @param twins base URLs of the twins, for every address that the settings leave open
    static Surroundings of(Settings settings, Secrets secrets, Map<String, URI> twins) {
        var sagemaker = address(settings, Setting.AWS_ENDPOINT_URL_SAGEMAKER, twins.get("sagemaker"));
        var loopback = sagemaker.map(Surroundings::isLoopback).orElse(false);
        // A twin answers both APIs at one address; AWS has a host for each.
        var runtime = address(settings, Setting.AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME, loopback ? sagemaker.get() : null);
        var registry = address(settings, Setting.SLIPWAY_REGISTRY_URL, twins.get("registry"));
        var region = settings.get(Setting.AWS_REGION);
        var cloudwatch = address(settings, Setting.AWS_ENDPOINT_URL_CLOUDWATCH, twins.get("cloudwatch"));
        var keys = keys(loopback);
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new Surroundings(
                policies(settings),
                new BundledCatalogue(),
                offers(settings),
                new OciImages(
                        http,
                        place -> registry.orElseGet(() -> URI.create("https://" + place)),
                        login(settings, secrets)),
                new SageMakerHosting(Clients.sageMaker(region, sagemaker, keys)),
                new SageMakerModelServer(Clients.runtime(region, runtime, keys)),
                new CloudWatchMetrics(http, region, cloudwatch, keys),
                cloudwatch.filter(Surroundings::isLoopback),
                settings.given(Setting.EXECUTE).map(Boolean::parseBoolean).orElse(loopback));
    }

    private static Login login(Settings settings, Secrets secrets) {
        return settings.given(Setting.REGISTRY_SECRET)
                .map(SecretName::new)
                .map(name -> Login.with(() -> secrets.read(name)))
                .orElse(Login.NOBODY);
    }

    /// The people of the policy bundle, as they are whenever they are asked for.
    ///
    /// @throws Malformed when the folder of the settings has none now
    public static People people(Settings settings) {
        var people = new BundledPeople(bundle(settings));
        try {
            people.all();
        } catch (Malformed e) {
            throw new Malformed(
                    "SLIPWAY_POLICIES is «%s»: accepted is a folder with people.json, limits.json and clauses (%s)"
                            .formatted(settings.get(Setting.SLIPWAY_POLICIES), e.getMessage()),
                    e);
        }
        return people;
    }

    /// Twins stand for whatever the settings leave open, unless they name a SageMaker beyond this machine.
    static boolean wantsTwins(Settings settings) {
        var sagemaker = settings.given(Setting.AWS_ENDPOINT_URL_SAGEMAKER).map(URI::create);
        return sagemaker.isEmpty()
                || (isLoopback(sagemaker.get())
                        && Stream.of(Setting.SLIPWAY_REGISTRY_URL, Setting.AWS_ENDPOINT_URL_CLOUDWATCH)
                                .anyMatch(setting -> settings.given(setting).isEmpty()));
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
        return new PolicyBundle(bundle(settings));
    }

    /// The files of the policy bundle.
    private static PolicyBundle.Source bundle(Settings settings) {
        return settings.given(Setting.SLIPWAY_POLICIES)
                .map(Path::of)
                .<PolicyBundle.Source>map(folder -> name -> Files.readAllBytes(folder.resolve(name)))
                .orElse(Surroundings::shipped);
    }

    /// Where people reach this Slipway, without a slash at the end.
    static URI door(Settings settings) {
        return settings.given(Setting.SLIPWAY_URL)
                .map(url -> URI.create(url.replaceFirst("/+$", "")))
                .orElseGet(() -> URI.create("http://127.0.0.1:" + settings.get(Setting.SLIPWAY_PORT)));
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
