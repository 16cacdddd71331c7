package dev.slipway.core.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.Scene;
import dev.slipway.core.approval.LinkReader.Answer;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=. \u00e9\uff21";
    private static final List<String> ALPHABET =
            LETTERS.chars().mapToObj(Character::toString).toList();
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Digest HASH = Digest.of(new byte[] {1});

    private final TestKeys keys = new TestKeys();
    private final LinkMinter minter = new LinkMinter(keys, "here");
    private final LinkReader reader = new LinkReader(keys, "here");

    @Test
    void isReadBackAsItWasMade() {
        assertThat(read(text())).isEqualTo(new Answer.Valid(link()));
    }

    @Test
    void isTheSameTextEachTimeItIsMade() {
        assertThat(text()).isEqualTo(text()).matches("[A-Za-z0-9_-]+").hasSizeLessThan(400);
    }

    @Test
    void isForgedWithAnyOtherCharacterAtAnyPlace() {
        var text = text();
        for (int at = 0; at < text.length(); at++) {
            for (var other : ALPHABET) {
                if (!other.equals(text.substring(at, at + 1))) {
                    var changed = text.substring(0, at) + other + text.substring(at + 1);

                    assertThat(read(changed)).as("%s at %d", other, at).isEqualTo(new Answer.Forged());
                }
            }
        }
    }

    @Test
    void isForgedWithACharacterMoreOrLessAtAnyPlace() {
        var text = text();
        for (int at = 0; at < text.length(); at++) {
            assertThat(read(text.substring(0, at) + text.substring(at + 1))).isEqualTo(new Answer.Forged());
            assertThat(read(text.substring(0, at))).isEqualTo(new Answer.Forged());
            for (var other : ALPHABET) {
                assertThat(read(text.substring(0, at) + other + text.substring(at)))
                        .isEqualTo(new Answer.Forged());
            }
        }
        assertThat(read(text + "A")).isEqualTo(new Answer.Forged());
    }

    @Test
    void hasOneSpellingOfTheSameBytes() {
        // So long that its last character carries bits that mean nothing.
        var text = Stream.of("bob", "bobb", "bobbb")
                .map(name -> minter.text(review(new Person(name))))
                .filter(each -> each.length() % 4 != 0)
                .findFirst()
                .orElseThrow();
        var bytes = Base64.getUrlDecoder().decode(text);
        var same = ALPHABET.subList(0, 64).stream()
                .map(last -> text.substring(0, text.length() - 1) + last)
                .filter(other -> decodesTo(other, bytes))
                .toList();

        assertThat(same).hasSizeGreaterThan(1);
        assertThat(same).filteredOn(other -> read(other) instanceof Answer.Valid).containsExactly(text);
        assertThat(read(Base64.getUrlEncoder().encodeToString(bytes))).isEqualTo(new Answer.Forged());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "====", "\ud800", "not a link"})
    void isNothingElse(String text) {
        assertThat(read(text)).isEqualTo(new Answer.Forged());
        assertThat(read(text + "A".repeat(100_000))).isEqualTo(new Answer.Forged());
    }

    @Test
    void isGoodForItsPurposeAlone() {
        var form = minter.form(link(), Nonce.of(new byte[] {7}), NOW, NOW.plusSeconds(60));

        assertThat(reader.read(text(), Link.Purpose.FORM, NOW)).isEqualTo(new Answer.Forged());
        assertThat(reader.read(minter.text(form), Link.Purpose.FORM, NOW)).isEqualTo(new Answer.Valid(form));
        assertThat(reader.read(minter.text(form), Link.Purpose.REVIEW, NOW)).isEqualTo(new Answer.Forged());
    }

    @Test
    void isGoodInItsInstallationAlone() {
        assertThat(new LinkReader(keys, "elsewhere").read(text(), Link.Purpose.REVIEW, NOW))
                .isEqualTo(new Answer.Forged());
    }

    @Test
    void endsAtItsLastInstant() {
        var last = link().expires();

        assertThat(reader.read(text(), Link.Purpose.REVIEW, last.minusNanos(1))).isInstanceOf(Answer.Valid.class);
        assertThat(reader.read(text(), Link.Purpose.REVIEW, last)).isEqualTo(new Answer.Expired(link()));
    }

    @Test
    void isGoodUnderTheKeyBeforeAndUnderNoOther() {
        var before = minter.review(Scene.planId(1), 2, Desk.BOB, HASH, NOW, NOW.plusSeconds(60), "k-1");
        var unknown = new LinkForm.Read(
                new Link(
                        Link.Purpose.REVIEW,
                        Scene.planId(1),
                        2,
                        Desk.BOB,
                        HASH,
                        NOW,
                        NOW.plusSeconds(60),
                        before.nonce(),
                        "k-0"),
                "");

        assertThat(read(minter.text(before))).isEqualTo(new Answer.Valid(before));
        assertThat(read(LinkForm.text(unknown.link(), new byte[LinkForm.CODE]))).isEqualTo(new Answer.Forged());
    }

    @ParameterizedTest
    @MethodSource
    void isForgedWhenAnotherFieldIsSaidUnderTheSameCode(Map.Entry<String, Link> other) {
        var code = keys.code("k-2", LinkForm.message(link(), "here"));

        assertThat(read(LinkForm.text(other.getValue(), code))).isEqualTo(new Answer.Forged());
    }

    static Stream<Map.Entry<String, Link>> isForgedWhenAnotherFieldIsSaidUnderTheSameCode() {
        var it = new LinkMinter(new TestKeys(), "here").review(Scene.planId(1), 2, Desk.BOB, HASH, NOW, NOW.plus(Duration.ofHours(24)), "k-2");
        return Stream.of(
                Map.entry("plan", new Link(it.purpose(), Scene.planId(2), 2, it.person(), it.hash(), it.issued(), it.expires(), it.nonce(), it.key())),
                Map.entry("round", new Link(it.purpose(), it.plan(), 3, it.person(), it.hash(), it.issued(), it.expires(), it.nonce(), it.key())),
                Map.entry("person", new Link(it.purpose(), it.plan(), 2, Desk.CAROL, it.hash(), it.issued(), it.expires(), it.nonce(), it.key())),
                Map.entry("hash", new Link(it.purpose(), it.plan(), 2, it.person(), Digest.of(new byte[0]), it.issued(), it.expires(), it.nonce(), it.key())),
                Map.entry("issued", new Link(it.purpose(), it.plan(), 2, it.person(), it.hash(), it.issued().plusSeconds(1), it.expires(), it.nonce(), it.key())),
                Map.entry("expires", new Link(it.purpose(), it.plan(), 2, it.person(), it.hash(), it.issued(), it.expires().plusSeconds(1), it.nonce(), it.key())),
                Map.entry("nonce", new Link(it.purpose(), it.plan(), 2, it.person(), it.hash(), it.issued(), it.expires(), Nonce.of(new byte[] {9}), it.key())),
                Map.entry("key", new Link(it.purpose(), it.plan(), 2, it.person(), it.hash(), it.issued(), it.expires(), it.nonce(), "k-1")));
    }

    @Test
    void hasAnotherNonceForEveryPersonAndRound() {
        assertThat(Stream.of(
                        link(),
                        review(Desk.CAROL),
                        minter.review(Scene.planId(1), 3, Desk.BOB, HASH, NOW, NOW.plus(Duration.ofHours(24)), "k-2"))
                .map(each -> each.nonce().hash()))
                .doesNotHaveDuplicates();
    }

    @Test
    void decidesNothingWhileTheKeyIsNotReachable() {
        var lost = new LinkReader((key, message, code) -> {
            throw new Unavailable("no key service");
        }, "here");

        assertThatThrownBy(() -> lost.read(text(), Link.Purpose.REVIEW, NOW)).isInstanceOf(Unavailable.class);
    }

    @Test
    void showsNeitherNonceNorCode() {
        assertThat(link().toString() + link().nonce()).doesNotContain(link().nonce().value());
    }

    private Link link() {
        return review(Desk.BOB);
    }

    private Link review(Person person) {
        return minter.review(Scene.planId(1), 2, person, HASH, NOW, NOW.plus(Duration.ofHours(24)), "k-2");
    }

    private String text() {
        return minter.text(link());
    }

    private Answer read(String text) {
        return reader.read(text, Link.Purpose.REVIEW, NOW);
    }

    private static boolean decodesTo(String text, byte[] bytes) {
        return Arrays.equals(Base64.getUrlDecoder().decode(text), bytes);
    }
}
