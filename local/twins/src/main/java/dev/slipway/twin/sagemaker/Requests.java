package dev.slipway.twin.sagemaker;

import static dev.slipway.twin.aws.Shape.choice;
import static dev.slipway.twin.aws.Shape.struct;
import static dev.slipway.twin.aws.Shape.text;

import dev.slipway.twin.aws.Shape;
import java.util.Map;
import java.util.regex.Pattern;

/// The shape of each request the twin takes, after AWS's service model of November 2026.
final class Requests {
    private static final Shape NAME = text(1, 63, "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");
    private static final Shape ANY_TEXT = text(0, 2048, "[\\s\\S]*");
    private static final Shape FLAG = new Shape.Flag();
    private static final Shape OPAQUE = new Shape.Opaque();
    private static final Shape SECONDS = new Shape.Whole(60, 3600);
    private static final Shape ARN = text(0, 256, "arn:aws[a-z-]*:sagemaker:[a-z0-9-]*:[0-9]{12}:.+");
    private static final Shape ROLE = text(20, 2048, "arn:aws[a-z-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-/]+");

    private static final Shape TAGS = new Shape.Many(
            0,
            50,
            struct().needs("Key", text(1, 128, "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)"))
                    .needs("Value", text(0, 256, "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)")));

    private static final Shape VPC = struct().needs("SecurityGroupIds", new Shape.Many(1, 5, ANY_TEXT))
            .needs("Subnets", new Shape.Many(1, 16, ANY_TEXT));

    private static final Shape CONTAINER = struct().with("ContainerHostname", NAME)
            .with("Image", text(0, 255, "\\S+"))
            .with("ImageConfig", OPAQUE)
            .with("Mode", choice("SingleModel", "MultiModel"))
            .with("ModelDataUrl", text(0, 1024, "(https|s3)://([^/]+)/?(.*)"))
            .with("ModelDataSource", OPAQUE)
            .with("Environment", new Shape.Table(100, Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*"), 1024, 32 * 1024))
            .with("ModelPackageName", text(1, 176, "\\S+"));

    private static final Shape VARIANT = struct().needs("VariantName", NAME)
            .needs("ModelName", NAME)
            .needs("InitialInstanceCount", new Shape.Whole(1, Integer.MAX_VALUE))
            .needs("InstanceType", text(1, 63, "ml\\.[a-z0-9-]+\\.[a-z0-9-]+"))
            .with("InitialVariantWeight", new Shape.Decimal(0))
            .with("VolumeSizeInGB", new Shape.Whole(1, 512))
            .with("ModelDataDownloadTimeoutInSeconds", SECONDS)
            .with("ContainerStartupHealthCheckTimeoutInSeconds", SECONDS)
            .with("EnableSSMAccess", FLAG)
            .with("ManagedInstanceScaling", OPAQUE)
            .with(
                    "InferenceAmiVersion",
                    choice(
                            "al2-ami-sagemaker-inference-gpu-2",
                            "al2-ami-sagemaker-inference-gpu-2-1",
                            "al2-ami-sagemaker-inference-gpu-3-1",
                            "al2-ami-sagemaker-inference-neuron-2",
                            "al2023-ami-sagemaker-inference-gpu-4-1"))
            .with(
                    "RoutingConfig",
                    struct().needs("RoutingStrategy", choice("LEAST_OUTSTANDING_REQUESTS", "RANDOM", "PREFIX_AWARE")));

    private static final Shape RETAINED = new Shape.Many(
            0,
            3,
            struct().needs(
                            "VariantPropertyType",
                            choice("DesiredInstanceCount", "DesiredWeight", "DataCaptureConfig")));

    private static final Shape.Struct PAGE = struct().with("NextToken", text(0, 8192, ".*"))
            .with("MaxResults", new Shape.Whole(1, 100))
            .with("NameContains", text(0, 63, "[a-zA-Z0-9-]+"))
            .with("SortOrder", choice("Ascending", "Descending"))
            .with("CreationTimeAfter", new Shape.Decimal(0))
            .with("CreationTimeBefore", new Shape.Decimal(0));

    /// By operation name; what is not here is not known.
    static final Map<String, Shape.Struct> SHAPES = Map.ofEntries(
            Map.entry("CreateModel", createModel()),
            Map.entry("DescribeModel", struct().needs("ModelName", NAME)),
            Map.entry("ListModels", PAGE.with("SortBy", choice("Name", "CreationTime"))),
            Map.entry("DeleteModel", struct().needs("ModelName", NAME)),
            Map.entry("CreateEndpointConfig", createConfiguration()),
            Map.entry("DescribeEndpointConfig", struct().needs("EndpointConfigName", NAME)),
            Map.entry("ListEndpointConfigs", PAGE.with("SortBy", choice("Name", "CreationTime"))),
            Map.entry("DeleteEndpointConfig", struct().needs("EndpointConfigName", NAME)),
            Map.entry("CreateEndpoint", endpoint().with("Tags", TAGS)),
            Map.entry("DescribeEndpoint", struct().needs("EndpointName", NAME)),
            Map.entry("ListEndpoints", listEndpoints()),
            Map.entry("UpdateEndpoint", updateEndpoint()),
            Map.entry("DeleteEndpoint", struct().needs("EndpointName", NAME)),
            Map.entry("AddTags", struct().needs("ResourceArn", ARN).needs("Tags", TAGS)),
            Map.entry("ListTags", listTags()));

    private Requests() {}

    private static Shape.Struct createModel() {
        return struct().needs("ModelName", NAME)
                .with("PrimaryContainer", CONTAINER)
                .with("Containers", new Shape.Many(0, 15, CONTAINER))
                .with("ExecutionRoleArn", ROLE)
                .with("VpcConfig", VPC)
                .with("EnableNetworkIsolation", FLAG)
                .with("Tags", TAGS);
    }

    private static Shape.Struct createConfiguration() {
        return struct().needs("EndpointConfigName", NAME)
                .needs("ProductionVariants", new Shape.Many(1, 10, VARIANT))
                .with("DataCaptureConfig", OPAQUE)
                .with("KmsKeyId", text(0, 2048, "[a-zA-Z0-9:/_-]*"))
                .with("ExecutionRoleArn", ROLE)
                .with("VpcConfig", VPC)
                .with("EnableNetworkIsolation", FLAG)
                .with("Tags", TAGS);
    }

    private static Shape.Struct endpoint() {
        return struct().needs("EndpointName", NAME)
                .needs("EndpointConfigName", NAME)
                .with("DeploymentConfig", Deployments.SHAPE);
    }

    private static Shape.Struct updateEndpoint() {
        return endpoint()
                .with("RetainAllVariantProperties", FLAG)
                .with("ExcludeRetainedVariantProperties", RETAINED)
                .with("RetainDeploymentConfig", FLAG);
    }

    private static Shape.Struct listEndpoints() {
        return PAGE.with("SortBy", choice("Name", "CreationTime", "Status"))
                .with(
                        "StatusEquals",
                        choice(
                                "OutOfService",
                                "Creating",
                                "Updating",
                                "SystemUpdating",
                                "RollingBack",
                                "InService",
                                "Deleting",
                                "Failed",
                                "UpdateRollbackFailed"));
    }

    private static Shape.Struct listTags() {
        return struct().needs("ResourceArn", ARN)
                .with("NextToken", text(0, 8192, ".*"))
                .with("MaxResults", new Shape.Whole(50, 1000));
    }
}
