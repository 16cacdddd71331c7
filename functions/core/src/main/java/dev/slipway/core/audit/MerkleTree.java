package dev.slipway.core.audit;

import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Require;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A Merkle tree that only grows, known by the roots of its full subtrees.
///
/// Shape: `frontier` holds one root for each bit that is set in the size, the largest subtree first; so a tree of a
/// million leaves is twenty hashes at most. Not for several threads. Source: RFC 6962 section 2.1 (RFC 9162 section
/// 2.1.1): a leaf is hashed behind the byte 0x00, a node behind 0x01.
public final class MerkleTree {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final List<byte[]> peaks = new ArrayList<>();
    private final MessageDigest sha = Digest.sha256();
    private long size;

    /// A tree without leaves.
    public MerkleTree() {}

    /// The tree that had this size and frontier.
    public MerkleTree(long size, List<Digest> frontier) {
        this.size = Require.atLeast("size", 0, size);
        frontier.forEach(peak -> peaks.add(peak.bytes()));
        if (peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("a tree of %d leaves has a frontier of %d hashes, not %d"
                    .formatted(size, Long.bitCount(size), peaks.size()));
        }
    }

    /// Appends a leaf of these bytes.
    public void append(byte[] entry) {
        push(leafHash(sha, entry));
    }

    /// Appends a leaf that was hashed before.
    void push(byte[] leafHash) {
        var carried = leafHash;
        for (long full = size; (full & 1) == 1; full >>= 1) {
            carried = nodeHash(sha, peaks.removeLast(), carried);
        }
        peaks.add(carried);
        size++;
    }

    public long size() {
        return size;
    }

    /// The hash over all leaves; that of no bytes where there is none.
    public Digest root() {
        return Digest.ofSum(rootBytes());
    }

    public List<Digest> frontier() {
        return peaks.stream().map(Digest::ofSum).toList();
    }

    byte[] rootBytes() {
        if (peaks.isEmpty()) {
            return sha.digest();
        }
        var root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = nodeHash(sha, peaks.get(i), root);
        }
        return Arrays.copyOf(root, root.length);
    }

    static byte[] leafHash(MessageDigest sha, byte[] entry) {
        sha.update(LEAF);
        return sha.digest(entry);
    }

    static byte[] nodeHash(MessageDigest sha, byte[] left, byte[] right) {
        sha.update(NODE);
        sha.update(left);
        return sha.digest(right);
    }
}
