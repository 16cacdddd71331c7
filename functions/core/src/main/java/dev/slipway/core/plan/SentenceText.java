package dev.slipway.core.plan;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A sentence cut into words and the marks that part them.
///
/// Words are lower case without quotes and brackets; marks are `,` for a pause, `.` for an end, `?`
/// for the end of a question. Typographic quotes, dashes and spaces count as their plain kin, symbols
/// as pauses. A foreign letter stays in its word, where nothing will recognise it.
/// Longer than 150 lines: a table of marks and what becomes of each.
final class SentenceText {
    static final int LONGEST = 4000;

    private static final String QUOTES = "\"'`“”„‟‘’‚‛«»‹›´";
    private static final String DASHES = "–—―−";
    private static final String OPENING = "([{<*_~#|-\"";
    private static final String CLOSING = ")]}>*_~|-/\"";
    private static final Set<String> KEYS = Lexicon.words(
            "app application project env environment budget model instance instances type gpu gpus size count replicas"
                    + " stage instance_type instance-type precision context");
    private static final Pattern MONEY = Pattern.compile(
            "(us\\$|\\$|usd|€|eur|£|gbp)?([0-9][0-9.,]{0,12})(us\\$|\\$|usd|dollars?|bucks?|€|eur|£|gbp|cents?)?(/[a-z]{1,8})?");
    private static final Pattern CURRENCY_RATE = Pattern.compile("(us\\$|\\$|usd|dollars?|eur|€)(/[a-z]{1,8})");
    private static final Pattern CONTRACTION = Pattern.compile("'(s|re|ve|d|ll|m)(?![a-z])");
    private static final Pattern WILDCARD = Pattern.compile("(ml\\.)?[gp][3-7][a-z]{0,3}\\.\\*|ml\\.\\*");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[^0-9]{0,4}[0-9]{1,4},[0-9]{2}[^0-9]*");
    private static final Pattern EMOJI_NAME = Pattern.compile(":[a-z0-9_+-]{1,40}:");
    private static final Map<String, String> HOSTS = Map.of(
            "https://build.nvidia.com/",
            "",
            "https://huggingface.co/",
            "",
            "nvcr.io/nim/",
            "",
            "build.nvidia.com/",
            "",
            "huggingface.co/",
            "",
            "nim/",
            "",
            "hf.co/",
            "");

    private SentenceText() {}

    /// What keeps a text from being read at all.
    static Optional<Problem> check(String text) {
        if (text.length() > LONGEST || text.codePoints().noneMatch(SentenceText::isInk)) {
            return Optional.of(new Problem(
                    "text_length",
                    "intent",
                    Shown.of(text),
                    "1 to 4000 characters that can be seen",
                    "say what to deploy"));
        }
        return text.codePoints()
                .filter(point -> !isReadable(point))
                .mapToObj(point -> new Problem(
                        "invalid_character",
                        "intent",
                        "<U+%04X>".formatted(point),
                        "visible characters",
                        "leave it out"))
                .findFirst();
    }

    static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (var chunk : plain(text).split("[ \\t\\r]+")) {
            if (!EMOJI_NAME.matcher(chunk).matches()) {
                chunk(chunk, words);
            }
        }
        return Dollars.written(Numerals.written(Slips.mended(words)));
    }

    private static boolean isInk(int point) {
        return Shown.prints(point) && point != ' ';
    }

    /// What the eye passes over in a text from a chat: line ends, and what holds an emoji together.
    private static boolean isReadable(int point) {
        return Shown.prints(point)
                || "\n\r\t\u00A0\u202F\u2009\u200D\uFE0F\u3000".indexOf(point) >= 0
                || (point >= 0xE0020 && point <= 0xE007F);
    }

    private static String plain(String text) {
        var plain = new StringBuilder();
        text.replace("->", " , ").replace("=>", " , ").replace(" w/o ", " without ").replace(" w/ ", " with ").codePoints().forEach(point -> plain.append(plain(point)));
        return NameParts.lower(plain.toString()).replace("...", " . ");
    }

    private static String plain(int point) {
        if (point == '\n' || point == ';' || point == '!' || point == '…') {
            return " . ";
        }
        if (QUOTES.indexOf(point) >= 0) {
            return "'";
        }
        if (DASHES.indexOf(point) >= 0) {
            return " , ";
        }
        return switch (point) {
            case '‑', '‐' -> "-";
            case '×', '✕' -> "x";
            case '≤', '<' -> " under ";
            case '>', '≥' -> " over ";
            case '≈', '~' -> " ";
            case '&' -> " and ";
            case '(' -> " (";
            case ')' -> ") ";
            default -> isSymbol(point) ? " , " : Character.toString(Character.isSpaceChar(point) ? ' ' : point);
        };
    }

    private static boolean isSymbol(int point) {
        return Character.getType(point) == Character.OTHER_SYMBOL
                || Character.getType(point) == Character.FORMAT
                || Character.getType(point) == Character.NON_SPACING_MARK
                || (point >= 0x2190 && point <= 0x21FF)
                || (point >= 0x1F000 && point <= 0x1FAFF);
    }

    private static void chunk(String chunk, List<String> words) {
        if (chunk.equals("/") || chunk.equals("|")) {
            words.add(",");
            return;
        }
        var word = CONTRACTION.matcher(chunk).replaceAll("").replace("'", "");
        int from = 0;
        while (from < word.length() && OPENING.indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        int to = word.length();
        var mark = "";
        while (to > from && isTail(word.charAt(to - 1)) && !isWildcard(word, from, to)) {
            mark = stronger(mark, word.charAt(to - 1));
            to--;
        }
        if (from > 0 && word.charAt(0) == '(') {
            words.add(",");
        }
        var bare = word.substring(from, to);
        inner(bare, words);
        if (!mark.isEmpty() && !(KEYS.contains(bare) && word.endsWith(":"))) {
            words.add(mark);
        }
    }

    private static boolean isTail(char letter) {
        return isMark(letter) || CLOSING.indexOf(letter) >= 0;
    }

    /// The star of `ml.g5.*` is none of emphasis.
    private static boolean isWildcard(String word, int from, int to) {
        return to - from <= 20 && WILDCARD.matcher(word.substring(from, to)).matches();
    }

    private static boolean isMark(char letter) {
        return ".,:?".indexOf(letter) >= 0;
    }

    private static String stronger(String mark, char letter) {
        return switch (letter) {
            case '?' -> "?";
            case '.' -> mark.equals("?") ? mark : ".";
            case ',', ':', ')', ']' -> mark.isEmpty() ? "," : mark;
            default -> mark;
        };
    }

    private static void inner(String piece, List<String> words) {
        var comma = DECIMAL_COMMA.matcher(piece);
        var word = piece.length() <= 20 && comma.matches() ? piece.replace(',', '.') : piece;
        int cut = Math.max(word.indexOf('='), word.indexOf(':'));
        if (cut > 0 && KEYS.contains(word.substring(0, cut))) {
            words.add(word.substring(0, cut));
            inner(word.substring(cut + 1), words);
        } else if (isMoney(word)) {
            money(word, words);
        } else if (!word.isEmpty() && word.charAt(0) != '@') {
            word(withoutHost(word), words);
        }
    }

    private static void word(String word, List<String> words) {
        int comma = word.indexOf(',');
        int place = word.indexOf('@');
        if (place > 0 && EnvWords.isUsual(word.substring(place + 1))) {
            words.add(word.substring(0, place));
            words.add(word.substring(place + 1));
        } else if (comma > 0 && word.length() < 100 && !word.startsWith("http")) {
            chunk(word.substring(0, comma + 1), words);
            chunk(word.substring(comma + 1), words);
        } else if (!word.startsWith("http")) {
            words.add(word);
        }
    }

    private static String withoutHost(String word) {
        return HOSTS.keySet().stream()
                .filter(word::startsWith)
                .sorted((one, other) -> other.length() - one.length())
                .map(host -> withoutTag(word.substring(host.length())))
                .findFirst()
                .orElse(word);
    }

    private static String withoutTag(String path) {
        int tag = path.lastIndexOf(':');
        return tag > path.indexOf('/') && path.indexOf('/') > 0 ? path.substring(0, tag) : path;
    }

    private static boolean isMoney(String word) {
        if (word.length() > 30) {
            return false;
        }
        var money = MONEY.matcher(word);
        return CURRENCY_RATE.matcher(word).matches()
                || (money.matches() && (money.group(1) != null || money.group(3) != null || money.group(4) != null));
    }

    /// `$15/h` is `$`, `15`, `/h`.
    private static void money(String word, List<String> words) {
        var rate = CURRENCY_RATE.matcher(word);
        if (rate.matches()) {
            words.add(rate.group(1));
            words.add(rate.group(2));
            return;
        }
        var money = MONEY.matcher(word);
        if (money.matches()) {
            for (int group = 1; group <= money.groupCount(); group++) {
                if (money.group(group) != null) {
                    words.add(money.group(group));
                }
            }
        }
    }
}
