package dev.slipway.adapter.bundled;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Shown;
import dev.slipway.core.plan.Clause;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.plan.Policy;
import dev.slipway.wire.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A policy bundle: `limits.json` and the clause files that it names.
///
/// Errors: a bundle that is not in its documented form is [Malformed] when it is read, as a whole.
public final class PolicyBundle implements Policies {
    /// The files of a bundle by name.
    @FunctionalInterface
    public interface Source {
        byte[] read(String name) throws IOException;
    }

    private static final String LIMITS = "limits.json";
    private static final Pattern FILE = Pattern.compile("clauses/[a-z0-9-]{1,64}\\.md");

    private final Map<Environment, Policy> policies = new LinkedHashMap<>();

    /// Reads the bundle at once.
    public PolicyBundle(Source files) {
        var limits = limits(bytes(files, LIMITS));
        var clauses = clauses(files, limits.clauses());
        for (int at = 0; at < limits.environments().size(); at++) {
            var policy = policy(limits, at, clauses);
            if (policies.put(policy.place().environment(), policy) != null) {
                throw wrong(at, policy.place().environment() + " is there twice: keep one");
            }
        }
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

    private static LimitsDocument limits(byte[] document) {
        try {
            return Json.readStored(document, LimitsDocument.class);
        } catch (Malformed e) {
            throw new Malformed(LIMITS + ": " + e.getMessage(), e);
        }
    }

    private static Policy policy(LimitsDocument limits, int at, List<Clause> clauses) {
        try {
            return limits.environments().get(at).policy(limits.bundle(), clauses);
        } catch (IllegalArgumentException e) {
            throw wrong(at, e.getMessage());
        }
    }

    private static Malformed wrong(int at, @Nullable String why) {
        return new Malformed("%s: /environments/%d: %s".formatted(LIMITS, at, why));
    }

    private static List<Clause> clauses(Source files, List<String> names) {
        var clauses = new LinkedHashMap<String, Clause>();
        for (var name : names) {
            if (!FILE.matcher(name).matches()) {
                throw new Malformed("%s: /clauses names «%s»: accepted is a file such as clauses/cost.md"
                        .formatted(LIMITS, Shown.of(name)));
            }
            for (var clause : Clauses.read(name, text(name, bytes(files, name)))) {
                if (clauses.put(clause.id(), clause) != null) {
                    throw new Malformed("%s: the clause %s is there twice: give one another id"
                            .formatted(name, Shown.of(clause.id())));
                }
            }
        }
        return List.copyOf(clauses.values());
    }

    private static String text(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed(name + " is not UTF-8: save it as UTF-8", e);
        }
    }

    private static byte[] bytes(Source files, String name) {
        try {
            return files.read(name);
        } catch (IOException e) {
            throw new Malformed("the policy bundle has no readable " + name + ": name a whole bundle", e);
        }
    }
}
