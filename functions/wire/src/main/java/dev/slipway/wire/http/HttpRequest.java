package dev.slipway.wire.http;

import dev.slipway.core.model.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A request that has passed every check of the shell.
///
/// Shape: `person` is the verified caller, absent on open routes only; `address` is where they call from; `parameter` is the last part of the
/// path where the route has one, else empty; `query` holds the parameters that the route asks for, each at
/// most once, undecoded; header names are in lower case; `cookies` by name. `looking` says that nothing may come of it but
/// headers (HEAD). `now` is the time of this try.
public record HttpRequest(
        Instant now,
        Optional<Person> person,
        String address,
        boolean looking,
        String parameter,
        Map<String, String> query,
        Map<String, String> headers,
        Map<String, String> cookies,
        Body body) {
    public HttpRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
        cookies = Map.copyOf(cookies);
    }

    /// The verified caller.
    ///
    /// @throws java.util.NoSuchElementException on an open route without one
    public Person caller() {
        return person.orElseThrow();
    }

    /// The caller's `Idempotency-Key`: 1 to 128 visible ASCII characters, no comma.
    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(headers.get(HeaderRules.IDEMPOTENCY_KEY));
    }

    /// How long the caller would wait for more than the first answer: 0 to 30 seconds (RFC 7240, `wait`).
    public Optional<Duration> patience() {
        return Preferences.patience(headers);
    }
}
