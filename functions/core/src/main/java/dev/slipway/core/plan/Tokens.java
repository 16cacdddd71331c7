package dev.slipway.core.plan;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The words of one sentence, and which of them have been understood already.
///
/// A word that was taken, and any place outside, reads as the empty text.
final class Tokens {
    private static final Set<String> MARKS = Set.of(",", ".", "?");

    private final List<String> words;
    private final BitSet taken = new BitSet();

    Tokens(List<String> words) {
        this.words = List.copyOf(words);
    }

    int size() {
        return words.size();
    }

    String at(int index) {
        return index < 0 || index >= words.size() || taken.get(index) ? "" : words.get(index);
    }

    /// The word as it was written, understood or not.
    String written(int index) {
        return index < 0 || index >= words.size() ? "" : words.get(index);
    }

    boolean isMark(int index) {
        return MARKS.contains(at(index));
    }

    boolean isEnd(int index) {
        return index < 0
                || index >= words.size()
                || at(index).equals(".")
                || at(index).equals("?");
    }

    /// Whether one of the words stands among the `reach` before this place, in the same sentence.
    boolean precededBy(Set<String> wanted, int index, int reach) {
        for (int at = index - 1; at >= index - reach && !isEnd(at); at--) {
            if (wanted.contains(at(at))) {
                return true;
            }
        }
        return false;
    }

    /// Whether one of the words stands anywhere.
    boolean has(Set<String> wanted) {
        return IntStream.range(0, words.size()).anyMatch(at -> wanted.contains(at(at)));
    }

    /// Takes the words from one place up to, not including, another.
    void take(int from, int to) {
        taken.set(Math.max(0, from), Math.min(words.size(), to));
    }
}
