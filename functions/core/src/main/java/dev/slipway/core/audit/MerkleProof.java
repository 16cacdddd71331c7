package dev.slipway.core.audit;

import dev.slipway.core.model.Digest;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

/// That a leaf is in a tree, or that one tree is the beginning of another, shown by a few hashes.
///
/// Shape: making a proof reads every leaf once and remembers a handful; checking one needs the proof alone. Source:
/// RFC 9162 sections 2.1.3 and 2.1.4.
public final class MerkleProof {
    private final MessageDigest sha = Digest.sha256();
    private final LongFunction<byte[]> entries;
    private final List<Digest> path = new ArrayList<>();

    private MerkleProof(LongFunction<byte[]> entries) {
        this.entries = entries;
    }

    /// The path from leaf `index` (counted from 0) to the root of the first `size` leaves.
    ///
    /// @param entries the bytes of each leaf by its index
    public static List<Digest> inclusion(long index, long size, LongFunction<byte[]> entries) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of %d leaves has no leaf %d".formatted(size, index));
        }
        var proof = new MerkleProof(entries);
        proof.include(index, 0, size);
        return List.copyOf(proof.path);
    }

    /// That the tree of the first `older` leaves is the beginning of that of the first `newer`.
    public static List<Digest> consistency(long older, long newer, LongFunction<byte[]> entries) {
        if (older < 0 || older > newer) {
            throw new IllegalArgumentException("a tree of %d leaves does not begin with %d".formatted(newer, older));
        }
        var proof = new MerkleProof(entries);
        if (older > 0 && older < newer) {
            proof.agree(older, 0, newer, true);
        }
        return List.copyOf(proof.path);
    }

    /// Whether the entry stands at this index under this root.
    public static boolean isIncluded(byte[] entry, long index, long size, List<Digest> path, Digest root) {
        if (index < 0 || index >= size) {
            return false;
        }
        var sha = Digest.sha256();
        var hash = MerkleTree.leafHash(sha, entry);
        long at = index;
        long last = size - 1;
        for (var beside : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = MerkleTree.nodeHash(sha, beside.bytes(), hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleTree.nodeHash(sha, hash, beside.bytes());
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root.bytes());
    }

    /// Whether the older tree is the beginning of the newer one.
    public static boolean isConsistent(long older, long newer, Digest olderRoot, Digest newerRoot, List<Digest> path) {
        if (older < 0 || older > newer) {
            return false;
        }
        if (older == newer || older == 0) {
            return path.isEmpty() && (older == 0 ? olderRoot.equals(new MerkleTree().root()) : olderRoot.equals(newerRoot));
        }
        var left = new ArrayList<>(path);
        if (Long.bitCount(older) == 1) {
            left.addFirst(olderRoot);
        }
        return !left.isEmpty() && folds(older, newer, olderRoot, newerRoot, left);
    }

    /// The algorithm of RFC 9162 section 2.1.4.2.
    private static boolean folds(long older, long newer, Digest olderRoot, Digest newerRoot, List<Digest> path) {
        var sha = Digest.sha256();
        int shared = Long.numberOfTrailingZeros(older);
        long at = (older - 1) >> shared;
        long last = (newer - 1) >> shared;
        var oldHash = path.getFirst().bytes();
        var newHash = oldHash;
        for (var beside : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                oldHash = MerkleTree.nodeHash(sha, beside.bytes(), oldHash);
                newHash = MerkleTree.nodeHash(sha, beside.bytes(), newHash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                newHash = MerkleTree.nodeHash(sha, newHash, beside.bytes());
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0
                && Arrays.equals(oldHash, olderRoot.bytes())
                && Arrays.equals(newHash, newerRoot.bytes());
    }

    private void include(long index, long from, long to) {
        if (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                include(index, from, middle);
                path.add(root(middle, to));
            } else {
                include(index, middle, to);
                path.add(root(from, middle));
            }
        }
    }

    /// @param known whether whoever checks has the root of this part of the older tree already
    private void agree(long older, long from, long to, boolean known) {
        if (older == to) {
            if (!known) {
                path.add(root(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (older <= middle) {
            agree(older, from, middle, known);
            path.add(root(middle, to));
        } else {
            agree(older, middle, to, false);
            path.add(root(from, middle));
        }
    }

    private Digest root(long from, long to) {
        var part = new MerkleTree();
        for (long i = from; i < to; i++) {
            part.push(MerkleTree.leafHash(sha, entries.apply(i)));
        }
        return part.root();
    }

    /// The largest power of two below the size.
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
