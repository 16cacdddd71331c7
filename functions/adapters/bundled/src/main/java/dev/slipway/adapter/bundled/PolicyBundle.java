package dev.slipway.adapter.bundled;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Environment;
import dev.slipway.core.plan.Clause;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.plan.Policy;
import dev.slipway.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A policy bundle: `limits.json` and the clause files that it names.
///
/// Errors: a bundle that is not in its documented form is [Malformed] when it is read, as a whole.
public final class PolicyBundle implements Policies {
    /// The files of a bundle by name.
    @FunctionalInterface
    public interface Source {
        byte[] read(String name) throws IOException;
    }

    private final Map<Environment, Policy> policies;

    /// Reads the bundle at once.
    public PolicyBundle(Source files) {
        var limits = Json.readStored(bytes(files, "limits.json"), LimitsDocument.class);
        var clauses = new ArrayList<Clause>();
        for (var file : limits.clauses()) {
            clauses.addAll(Clauses.read(file, new String(bytes(files, file), StandardCharsets.UTF_8)));
        }
        policies = new LinkedHashMap<>();
        limits.environments().forEach(e -> policies.put(e.environment(), e.policy(limits.bundle(), clauses)));
    }

    /// The bundle in a folder.
    public static PolicyBundle in(Path folder) {
        return new PolicyBundle(name -> Files.readAllBytes(folder.resolve(name)));
    }

    @Override
    public List<Environment> environments() {
        return List.copyOf(policies.keySet());
    }

    @Override
    public Optional<Policy> of(Environment environment) {
        return Optional.ofNullable(policies.get(environment));
    }

    private static byte[] bytes(Source files, String name) {
        try {
            return files.read(name);
        } catch (IOException e) {
            throw new Malformed("the policy bundle has no readable " + name + ": name a whole bundle", e);
        }
    }
}
