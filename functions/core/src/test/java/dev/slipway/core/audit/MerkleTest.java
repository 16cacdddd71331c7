package dev.slipway.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Samples;
import dev.slipway.core.model.Digest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tree against RFC 6962, computed a second time by the letter of its definition.
class MerkleTest {
    private static final int MOST = 70;

    /// The leaves of the RFC's reference implementation, of which these roots are known.
    private static final List<byte[]> KNOWN = List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .stream()
            .map(HexFormat.of()::parseHex)
            .toList();

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void hasTheKnownRoots(int size, String root) {
        assertThat(tree(KNOWN.subList(0, size)).root().hex()).isEqualTo(root);
    }

    @Test
    void hasTheRootOfTheDefinitionAtEverySize() {
        for (int size = 0; size <= MOST; size++) {
            assertThat(tree(leaves(size)).root()).isEqualTo(Digest.ofSum(hash(leaves(size))));
        }
    }

    @Test
    void goesOnFromItsFrontier() {
        for (int size = 0; size < MOST; size++) {
            var before = tree(leaves(size));
            var resumed = new MerkleTree(before.size(), before.frontier());
            leaves(MOST).subList(size, MOST).forEach(resumed::append);

            assertThat(resumed.root()).isEqualTo(tree(leaves(MOST)).root());
        }
    }

    @Test
    void refusesAFrontierOfAnotherSize() {
        assertThatThrownBy(() -> new MerkleTree(3, tree(leaves(4)).frontier()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("frontier of 2");
    }

    @Test
    void provesEveryLeafOfEveryTreeByThePathOfTheDefinition() {
        for (int size = 1; size <= MOST; size++) {
            var root = tree(leaves(size)).root();
            for (int index = 0; index < size; index++) {
                var proof = MerkleProof.inclusion(index, size, MerkleTest::leaf);

                assertThat(proof).isEqualTo(digests(path(index, leaves(size))));
                assertThat(MerkleProof.isIncluded(leaf(index), index, size, proof, root)).isTrue();
            }
        }
    }

    @Test
    void provesEveryBeginningOfEveryTreeByTheProofOfTheDefinition() {
        for (int newer = 1; newer <= MOST; newer++) {
            for (int older = 0; older <= newer; older++) {
                var proof = MerkleProof.consistency(older, newer, MerkleTest::leaf);

                assertThat(proof)
                        .isEqualTo(older == 0 ? List.of() : digests(subproof(older, leaves(newer), true)));
                assertThat(isConsistent(older, newer, proof)).isTrue();
            }
        }
    }

    @Test
    void acceptsNoOtherLeafPlaceSizeOrPath() {
        Samples.forAll(random -> {
            int size = random.nextInt(1, MOST);
            return new Place(random.nextInt(size), size, random.nextInt(64));
        }, place -> {
            var proof = MerkleProof.inclusion(place.index(), place.size(), MerkleTest::leaf);
            var root = tree(leaves(place.size())).root();
            var other = (place.index() + 1) % MOST;

            assertThat(MerkleProof.isIncluded(leaf(other), place.index(), place.size(), proof, root)).isFalse();
            assertThat(MerkleProof.isIncluded(leaf(place.index()), place.index(), place.size(), longer(proof), root)).isFalse();
            assertThat(MerkleProof.isIncluded(leaf(place.index()), place.size(), place.size(), proof, root)).isFalse();
            assertThat(MerkleProof.isIncluded(leaf(place.index()), -1, place.size(), proof, root)).isFalse();
            changed(proof, place.which()).ifPresent(forged -> assertThat(
                            MerkleProof.isIncluded(leaf(place.index()), place.index(), place.size(), forged, root))
                    .isFalse());
        });
    }

    @Test
    void acceptsNoOtherBeginningOrProof() {
        Samples.forAll(random -> {
            int newer = random.nextInt(2, MOST);
            return new Place(random.nextInt(1, newer), newer, random.nextInt(64));
        }, place -> {
            int older = place.index();
            int newer = place.size();
            var proof = MerkleProof.consistency(older, newer, MerkleTest::leaf);
            var otherRoot = tree(leaves(older + 100)).root();
            var newRoot = tree(leaves(newer)).root();

            assertThat(MerkleProof.isConsistent(older, newer, otherRoot, newRoot, proof)).isFalse();
            assertThat(MerkleProof.isConsistent(older, newer, tree(leaves(older)).root(), otherRoot, proof)).isFalse();
            assertThat(isConsistent(older, newer, longer(proof))).isFalse();
            assertThat(MerkleProof.isConsistent(newer + 1, newer, newRoot, newRoot, List.of())).isFalse();
            changed(proof, place.which()).ifPresent(forged -> assertThat(isConsistent(older, newer, forged)).isFalse());
        });
    }

    @Test
    void anEmptyBeginningAndTheTreeItselfNeedNoProof() {
        var empty = new MerkleTree().root();
        var five = tree(leaves(5)).root();

        assertThat(MerkleProof.isConsistent(0, 5, empty, five, List.of())).isTrue();
        assertThat(MerkleProof.isConsistent(5, 5, five, five, List.of())).isTrue();
        assertThat(MerkleProof.isConsistent(0, 5, five, five, List.of())).isFalse();
        assertThat(MerkleProof.isConsistent(5, 5, five, empty, List.of())).isFalse();
        assertThat(MerkleProof.isConsistent(4, 5, tree(leaves(3)).root(), five, List.of())).isFalse();
    }

    @Test
    void refusesProofsOfWhatIsNotThere() {
        assertThatThrownBy(() -> MerkleProof.inclusion(5, 5, MerkleTest::leaf)).hasMessageContaining("no leaf 5");
        assertThatThrownBy(() -> MerkleProof.consistency(6, 5, MerkleTest::leaf)).hasMessageContaining("does not begin with 6");
    }

    private record Place(int index, int size, int which) {}

    private static boolean isConsistent(int older, int newer, List<Digest> proof) {
        return MerkleProof.isConsistent(
                older, newer, tree(leaves(older)).root(), tree(leaves(newer)).root(), proof);
    }

    private static List<Digest> longer(List<Digest> proof) {
        var longer = new ArrayList<>(proof);
        longer.add(Digest.of(new byte[0]));
        return longer;
    }

    private static Optional<List<Digest>> changed(List<Digest> proof, int which) {
        if (proof.isEmpty()) {
            return Optional.empty();
        }
        var changed = new ArrayList<>(proof);
        changed.set(which % proof.size(), Digest.of(new byte[] {1, 2, 3}));
        return Optional.of(changed);
    }

    /// MTH of RFC 6962 section 2.1.
    private static byte[] hash(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return sum();
        }
        if (leaves.size() == 1) {
            return sum(new byte[] {0}, leaves.getFirst());
        }
        int split = split(leaves.size());
        return sum(new byte[] {1}, hash(leaves.subList(0, split)), hash(leaves.subList(split, leaves.size())));
    }

    /// PATH of RFC 6962 section 2.1.1.
    private static List<byte[]> path(int index, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int split = split(leaves.size());
        var left = leaves.subList(0, split);
        var right = leaves.subList(split, leaves.size());
        return index < split ? and(path(index, left), hash(right)) : and(path(index - split, right), hash(left));
    }

    /// SUBPROOF of RFC 6962 section 2.1.2.
    private static List<byte[]> subproof(int older, List<byte[]> leaves, boolean known) {
        if (older == leaves.size()) {
            return known ? List.of() : List.of(hash(leaves));
        }
        int split = split(leaves.size());
        var left = leaves.subList(0, split);
        var right = leaves.subList(split, leaves.size());
        return older <= split
                ? and(subproof(older, left, known), hash(right))
                : and(subproof(older - split, right, false), hash(left));
    }

    private static List<byte[]> and(List<byte[]> path, byte[] last) {
        var longer = new ArrayList<>(path);
        longer.add(last);
        return Collections.unmodifiableList(longer);
    }

    private static int split(int size) {
        int split = 1;
        while (split * 2 < size) {
            split *= 2;
        }
        return split;
    }

    private static byte[] sum(byte[]... parts) {
        var sha = Digest.sha256();
        for (var part : parts) {
            sha.update(part);
        }
        return sha.digest();
    }

    private static List<Digest> digests(List<byte[]> sums) {
        return sums.stream().map(Digest::ofSum).toList();
    }

    private static MerkleTree tree(List<byte[]> leaves) {
        var tree = new MerkleTree();
        leaves.forEach(tree::append);
        return tree;
    }

    private static List<byte[]> leaves(int size) {
        return IntStream.range(0, size).mapToObj(MerkleTest::leaf).toList();
    }

    private static byte[] leaf(long index) {
        return ByteBuffer.allocate(9).put((byte) 'L').putLong(index).array();
    }
}
