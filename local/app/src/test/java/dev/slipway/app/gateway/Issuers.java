package dev.slipway.app.gateway;

import dev.slipway.function.api.Bench;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/// An issuer for alice and bob at the bench's noon.
final class Issuers {
    private static final String PEOPLE = """
            {"people": [
              {"subject": "alice", "mail": "alice@example.com", "groups": ["developers"], "delegates": []},
              {"subject": "bob", "mail": "bob@example.com", "groups": ["approvers"], "delegates": ["alice"]}]}""";

    private Issuers() {}

    static Issuer in(Path folder) {
        return in(folder, () -> Bench.NOON);
    }

    static Issuer in(Path folder, InstantSource clock) {
        return Issuer.in(folder, PEOPLE.getBytes(StandardCharsets.UTF_8), clock);
    }
}
