package dev.slipway.twin.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.twin.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

/// The twins under a clock that only the test moves, with real AWS clients and plain HTTP beside them.
public final class Laptop implements AutoCloseable {
    public static final String IMAGE = "nvcr.io/nim/meta/llama-3.1-8b-instruct";

    private static final String SIGNED =
            "AWS4-HMAC-SHA256 Credential=AKID/20261121/eu-central-1/monitoring/aws4_request,"
                    + " SignedHeaders=host;x-amz-date, Signature=" + "0a".repeat(32);

    private final AtomicLong millis =
            new AtomicLong(Instant.parse("2026-11-21T12:00:00Z").toEpochMilli());
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Twins twins;
    private final SageMakerClient sagemaker;
    private final SageMakerRuntimeClient runtime;

    private Laptop(TwinSettings settings) {
        InstantSource clock = this::now;
        twins = Twins.start(settings.withClock(clock));
        sagemaker = client(SageMakerClient.builder());
        runtime = client(SageMakerRuntimeClient.builder());
    }

    public static Laptop inMemory() {
        return new Laptop(TwinSettings.standard());
    }

    public static Laptop in(Path home) {
        return new Laptop(TwinSettings.standard().withHome(home));
    }

    public Twins twins() {
        return twins;
    }

    public SageMakerClient sagemaker() {
        return sagemaker;
    }

    public SageMakerRuntimeClient runtime() {
        return runtime;
    }

    public void pass(Duration duration) {
        millis.addAndGet(duration.toMillis());
    }

    public Instant now() {
        return Instant.ofEpochMilli(millis.get());
    }

    /// A model and a configuration of one name, old enough to be used.
    public String configured(String name, String image) {
        return configured(name, image, 1);
    }

    public String configured(String name, String image, int instances) {
        sagemaker.createModel(b -> b.modelName(name).primaryContainer(c -> c.image(image)));
        sagemaker.createEndpointConfig(b -> b.endpointConfigName(name)
                .productionVariants(ProductionVariant.builder()
                        .variantName("main")
                        .modelName(name)
                        .instanceType("ml.g6e.xlarge")
                        .initialInstanceCount(instances)
                        .build()));
        pass(Duration.ofSeconds(3));
        return name;
    }

    public void create(String endpoint, String configuration) {
        sagemaker.createEndpoint(b -> b.endpointName(endpoint).endpointConfigName(configuration));
    }

    /// An endpoint in service.
    public void serving(String endpoint) {
        create(endpoint, configured(endpoint + "-1", IMAGE + ":1.2.0"));
        pass(Duration.ofSeconds(50));
    }

    public DescribeEndpointResponse describe(String endpoint) {
        return sagemaker.describeEndpoint(b -> b.endpointName(endpoint));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpRequest.Builder to(String twin, String path) {
        return HttpRequest.newBuilder(URI.create(twins.urls().get(twin) + path));
    }

    /// Asks CloudWatch in AWS JSON 1.0, as boto3 does.
    public JsonNode cloudwatch(String operation, String request) throws IOException, InterruptedException {
        var answer = send(cloudwatchCall(request, "application/x-amz-json-1.0")
                .header("X-Amz-Target", "GraniteServiceVersion20100801." + operation)
                .header("x-amzn-query-mode", "true"));
        return Json.MAPPER.readTree(answer.body());
    }

    /// A signed call of CloudWatch.
    public HttpRequest.Builder cloudwatchCall(String body, String contentType) {
        return to("cloudwatch", "/")
                .header("Authorization", SIGNED)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /// What a twin said by itself, oldest first.
    public JsonNode events(String twin) throws IOException, InterruptedException {
        return Json.MAPPER.readTree(send(to(twin, "/_events")).body()).path("events");
    }

    /// Turns SageMaker's dial over HTTP.
    public JsonNode dial(String method, String path, String body) throws IOException, InterruptedException {
        var answer = send(to("sagemaker", "/_dial" + path).method(method, HttpRequest.BodyPublishers.ofString(body)));
        return Json.MAPPER.readTree(answer.body());
    }

    @Override
    public void close() {
        sagemaker.close();
        runtime.close();
        http.close();
        twins.close();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDTWIN", "not-a-secret"));
        return builder.endpointOverride(URI.create(twins.urls().get("sagemaker")))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(b -> b.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }
}
