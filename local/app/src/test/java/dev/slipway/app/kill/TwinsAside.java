package dev.slipway.app.kill;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.twin.run.TwinSettings;
import dev.slipway.twin.run.Twins;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// The twins in a process of their own, on the time of a [SharedClock]. Arguments: the clock's file.
public final class TwinsAside {
    private TwinsAside() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        try (var twins = Twins.start(TwinSettings.standard().withClock(SharedClock.reading(Path.of(args[0]))))) {
            System.out.println(new ObjectMapper().writeValueAsString(twins.urls()));
            new CountDownLatch(1).await();
        }
    }
}
