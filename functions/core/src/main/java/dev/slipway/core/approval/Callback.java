package dev.slipway.core.approval;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.TaskToken;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// The machine's question behind an approval, and whether it was answered.
///
/// Shape: `token` answers the question; `seen` are the digests of every token that came, the last one last.
public record Callback(Sealed token, List<Digest> seen, State state) {
    /// How far the answer has come.
    public enum State {
        /// There is none yet, or it was not noted that it arrived.
        PENDING,
        DELIVERED,
        /// The machine waited no longer, or had been answered before; if it still wants to know, it asks again with
        /// another token.
        TOO_LATE
    }

    public Callback {
        seen = List.copyOf(seen);
    }

    static Callback of(TaskToken token, Sealed sealed) {
        return new Callback(sealed, List.of(digest(token)), State.PENDING);
    }

    /// Whether this very question came before: then it is a repeat, and nothing changes.
    boolean knows(TaskToken token) {
        return seen.contains(digest(token));
    }

    /// The machine asks again.
    Callback renewed(TaskToken next, Sealed sealed) {
        return new Callback(
                sealed, Stream.concat(seen.stream(), Stream.of(digest(next))).toList(), State.PENDING);
    }

    Callback becomes(State next) {
        return new Callback(token, seen, next);
    }

    private static Digest digest(TaskToken token) {
        return Digest.of(token.value().getBytes(StandardCharsets.UTF_8));
    }
}
