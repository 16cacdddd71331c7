package dev.slipway.app.demo;

import dev.slipway.app.store.Trouble;
import dev.slipway.core.failure.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/// The fault dial of SageMaker's twin, over HTTP. Rules are added, never cleared: others may have set theirs.
final class FaultDial {
    private final URI address;

    FaultDial(URI twin) {
        this.address = twin.resolve("/_dial");
    }

    /// The next creation of this endpoint finds no capacity.
    void refuseCapacityOnce(String endpoint) {
        add("{\"operation\":\"CreateEndpoint\",\"name\":\"%s\",\"count\":1,\"effect\":{\"kind\":\"no_capacity\"}}"
                .formatted(endpoint));
    }

    /// No creation finds capacity, whatever the instance type.
    void refuseCapacity() {
        add("{\"operation\":\"CreateEndpoint\",\"effect\":{\"kind\":\"no_capacity\"}}");
    }

    /// So many simulated requests a minute reach the endpoint from now on.
    void traffic(String endpoint, int requestsPerMinute) {
        add("{\"name\":\"%s\",\"effect\":{\"kind\":\"traffic\",\"requests_per_minute\":%d}}"
                .formatted(endpoint, requestsPerMinute));
    }

    /// Every request that reaches a fleet of this configuration fails.
    void badFleet(String endpoint, String configuration) {
        add("{\"name\":\"%s\",\"effect\":{\"kind\":\"bad_fleet\",\"configuration\":\"%s\",\"error_percent\":100}}"
                .formatted(endpoint, configuration));
    }

    private void add(String rule) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address)
                    .header("content-type", "application/json")
                    .POST(BodyPublishers.ofString(rule))
                    .build();
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new Unavailable("the dial at %s answered %d: is it a twin?".formatted(address, status));
            }
        } catch (IOException e) {
            throw new Unavailable("the dial at %s does not answer: %s".formatted(address, Trouble.words(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted at the dial", e);
        }
    }
}
