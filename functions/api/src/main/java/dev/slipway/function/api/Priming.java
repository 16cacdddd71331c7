package dev.slipway.function.api;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.adapter.aws.AwsConnection;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.model.PlanId;
import dev.slipway.wire.http.CallerLimit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/// Walks every way in before a snapshot is taken, so that what is restored from it has its code loaded and compiled.
///
/// Shape: the sample events go through a handler of its own, composed as the real one is over a rehearsal of AWS. Nothing
/// leaves the process, no ledger is read, nothing random is drawn, and the real handler is not touched: what it must have
/// fresh (credentials, sessions, policies, ids) it asks for with its first request after the restore.
final class Priming implements Resource {
    /// Every sample of a request.
    static final List<String> EVENTS = List.of(
            "api-approvals-ui",
            "api-approvals",
            "api-approve",
            "api-audit-export",
            "api-audit",
            "api-cancel",
            "api-endpoints",
            "api-freeze",
            "api-health",
            "api-intent",
            "api-plan",
            "api-review-form",
            "api-review",
            "api-rollback",
            "api-unblock");

    /// Often enough for the compiler to take notice; the whole of it takes seconds, and 130 are allowed.
    private static final int ROUNDS = 20;

    private static final int MANY = 1_000_000;
    private static final String FOLDER = "/dev/slipway/function/api/dry/";
    private static final String POLICIES = "/policies/";
    /// The time of the samples.
    private static final Instant THEN = Instant.parse("2026-11-21T12:00:00Z");

    private static final PlanId NOBODYS = new PlanId("0".repeat(26));

    private final RequestStreamHandler dry;

    private Priming(RequestStreamHandler dry) {
        this.dry = dry;
    }

    /// Over these settings, of which only the names are used.
    static Priming of(Settings settings) {
        var clock = InstantSource.fixed(THEN);
        var wiring = new ApiWiring(settings, AwsConnection.canned(settings, Priming::answer), clock);
        var limit = new CallerLimit(MANY, MANY);
        return new Priming(new ApiHandler(wiring.steps(), clock, _ -> NOBODYS, limit, Sleep.real()));
    }

    /// Has it called before the snapshot. The context holds it weakly: whoever registers keeps it.
    Priming registered() {
        Core.getGlobalContext().register(this);
        return this;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            for (var name : EVENTS) {
                answer(name, new ByteArrayOutputStream());
            }
        }
    }

    /// Answers one sample.
    void answer(String event, ByteArrayOutputStream out) throws IOException {
        dry.handleRequest(new ByteArrayInputStream(file("events/" + event + ".json")), out, null);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing was kept that would have to be renewed.
    }

    /// The policy bundle that comes with Slipway, and of everything else that there is nothing.
    private static String answer(String path) {
        int at = path.indexOf(POLICIES);
        try {
            return at < 0 ? "{}" : new String(file(path.substring(at + 1)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "{}";
        }
    }

    private static byte[] file(String name) throws IOException {
        try (var in = Priming.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return in.readAllBytes();
        }
    }
}
