package dev.slipway.function.api;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Problem;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.step.Evidence;
import dev.slipway.wire.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The pieces of evidence behind a plan's digests, read back.
sealed interface Kept {
    Optional<Canonical.Fields> considered();

    Optional<Canonical.Items> findings();

    /// Every piece that the plan names is as it was kept.
    record Whole(Optional<Canonical.Fields> considered, Optional<Canonical.Items> findings) implements Kept {}

    /// Pieces that are missing, or whose bytes have another digest: nothing can be quoted.
    record Broken(List<Digest> pieces) implements Kept {
        public Broken {
            pieces = List.copyOf(pieces);
        }

        @Override
        public Optional<Canonical.Fields> considered() {
            return Optional.empty();
        }

        @Override
        public Optional<Canonical.Items> findings() {
            return Optional.empty();
        }

        List<Problem> problems() {
            return pieces.stream().map(Broken::problem).toList();
        }

        private static Problem problem(Digest piece) {
            return new Problem(
                    "evidence_broken",
                    "evidence",
                    piece.value(),
                    "the bytes that have this digest",
                    "the kept piece is missing or was changed: the operator restores it from a copy");
        }
    }

    /// @throws Malformed when a piece is as it was kept and yet no canonical document
    static Kept of(PlanRecord record, Evidence evidence) {
        var considered = record.considered().map(digest -> Piece.of(digest, evidence));
        var findings = record.findings().map(digest -> Piece.of(digest, evidence));
        var broken = Stream.of(considered, findings)
                .flatMap(Optional::stream)
                .filter(piece -> piece.bytes().isEmpty())
                .map(Piece::digest)
                .distinct()
                .toList();
        return broken.isEmpty()
                ? new Whole(
                        considered.flatMap(piece -> piece.as(Canonical.Fields.class)),
                        findings.flatMap(piece -> piece.as(Canonical.Items.class)))
                : new Broken(broken);
    }

    /// What lies under a digest; nothing where it is missing or was changed.
    record Piece(Digest digest, Optional<byte[]> bytes) {
        static Piece of(Digest digest, Evidence evidence) {
            try {
                return new Piece(digest, evidence.fetch(digest));
            } catch (Malformed changed) {
                return new Piece(digest, Optional.empty());
            }
        }

        <T> Optional<T> as(Class<T> document) {
            return bytes.map(there -> Json.readStored(there, document));
        }
    }
}
