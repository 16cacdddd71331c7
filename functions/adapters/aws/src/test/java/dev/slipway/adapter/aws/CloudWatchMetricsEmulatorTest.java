package dev.slipway.adapter.aws;

import dev.slipway.adapter.cloudwatch.CloudWatchMetrics;
import dev.slipway.core.Fault;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.plan.MetricsContract;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/// CloudWatch as LocalStack has it, on a road with faults. The adapter is another module's; its emulator is here.
class CloudWatchMetricsEmulatorTest extends MetricsContract {
    private final AwsConnection aws = Emulator.connection();
    private final FaultyRoad road = FaultyRoad.to(aws.address().orElseThrow());
    private final HttpClient http = HttpClient.newHttpClient();
    private final Metrics metrics =
            new CloudWatchMetrics(http, aws.region().id(), Optional.of(road.address()), aws::credentials);
    private final ResourceName endpoint =
            new ResourceName("chatbot-" + UUID.randomUUID().toString().substring(0, 13));

    @AfterEach
    void close() {
        names().forEach(metrics::delete);
        http.close();
        road.close();
    }

    @Override
    protected Metrics metrics() {
        return metrics;
    }

    @Override
    protected ResourceName endpoint() {
        return endpoint;
    }

    @Override
    protected Instant now() {
        return Instant.now();
    }

    @Override
    protected void next(Fault fault) {
        road.next(fault);
    }
}
