package dev.slipway.core.plan;

import dev.slipway.core.model.UsdPerHour;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads what a deployment may cost: `under $15 an hour`, `max 2.50 USD/h`, `budget 10`.
///
/// An amount without a period is one per hour. Another period, another currency, a lower bound and an
/// amount that cannot be read are problems: nothing is converted or guessed.
/// Longer than 150 lines by its word lists.
final class BudgetWords {
    private static final Set<String> DOLLARS = Lexicon.words("$ us$ usd dollar dollars buck bucks");
    private static final Set<String> CENTS = Lexicon.words("cent cents");
    private static final Set<String> FOREIGN = Lexicon.words("€ £ eur euro euros gbp pound pounds chf yen cny");
    private static final Set<String> HOURLY = Lexicon.words("/h /hr /hrs /hour /hours hourly");
    private static final Set<String> HOUR = Lexicon.words("hour hr h hrs hours");
    private static final Set<String> OTHER_PERIODS = Lexicon.words(
            "day days week weeks month months mo year years annum quarter second sec minute min request requests token"
                    + " tokens gpu");
    private static final Set<String> OTHER_JOINED = Lexicon.words(
            "daily weekly monthly yearly annually /day /d /month /mo /week /wk /year /yr /y /min /minute /s /sec /second"
                    + " /gpu /token /gpuh");
    private static final Set<String> OTHER_RATES =
            Lexicon.words("daily weekly monthly yearly annual annually quarterly");
    private static final Set<String> LIMITS = Lexicon.words(
            "budget under below max maximum most limit cap capped ceiling within than to exceed over above beyond upto");
    private static final Set<String> LOWER = Lexicon.words("over above least minimum more beyond exceed exceeding");
    private static final Set<String> NEGATIONS =
            Lexicon.words("no not nothing never dont doesnt mustnt cannot cant shouldnt without");
    private static final Set<String> FILLERS =
            Lexicon.words("of is at a an the about around roughly approximately , be set");
    private static final Set<String> COUNTED = Lexicon.words(
            "instance instances replica replicas copy copies node nodes gpu gpus users tokens ms seconds minutes hours days"
                    + " weeks gb gib k % percent months people requests x b machines boxes servers k8s billion million");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?|\\.[0-9]{1,6}");
    private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}(,[0-9]{3}){1,3}(\\.[0-9]{1,6})?");
    private static final BigDecimal LEAST = new BigDecimal("0.01");
    private static final BigDecimal MOST = new BigDecimal("10000");
    private static final String ACCEPTED = "0.01 to 10000 US dollars an hour, at most six decimals";

    private final Tokens tokens;
    private final Found<UsdPerHour> found = new Found<>("budget_usd_per_hour");

    private BudgetWords(Tokens tokens) {
        this.tokens = tokens;
    }

    static Found<UsdPerHour> read(Tokens tokens) {
        var words = new BudgetWords(tokens);
        for (int at = 0; at < tokens.size(); at++) {
            words.amount(at);
        }
        words.leftOver();
        return words.found;
    }

    /// The digits of a number, spelled or not; empty for another word.
    static String digits(String word) {
        if (word.length() <= 20 && THOUSANDS.matcher(word).matches()) {
            return word.replace(",", "");
        }
        return word.length() <= 20 && NUMBER.matcher(word).matches() ? word : Numerals.digits(word);
    }

    private void amount(int at) {
        var digits = digits(tokens.at(at));
        if (digits.isEmpty()) {
            return;
        }
        int from = isCurrency(at - 1) ? at - 1 : at;
        int to = isCurrency(at + 1) ? at + 2 : at + 1;
        boolean money = from < at || to > at + 1;
        int period = afterPeriod(to, HOUR, HOURLY);
        int other = afterPeriod(to, OTHER_PERIODS, OTHER_JOINED);
        boolean announced = tokens.precededBy(OTHER_RATES, from, 4);
        if (period == to && !money && !isLimit(at)) {
            return;
        }
        take(at, from, Math.max(period, money ? other : to), digits, (money && other > to) || announced);
    }

    private void take(int at, int from, int to, String digits, boolean otherPeriod) {
        boolean foreign = FOREIGN.contains(tokens.at(at - 1)) || FOREIGN.contains(tokens.at(at + 1));
        boolean cents = CENTS.contains(tokens.at(at + 1));
        boolean lower = tokens.precededBy(LOWER, from, 3) && !tokens.precededBy(NEGATIONS, from, 6);
        if (foreign) {
            found.problem("bad_currency", digits, "US dollars an hour", "say the budget in US dollars");
        } else if (otherPeriod) {
            found.problem("bad_period", digits, "an amount per hour", "say what it may cost in an hour");
        } else if (lower) {
            found.problem("bad_budget", "more than " + digits, "an upper limit", "say what it may cost at most");
        } else {
            inRange(cents ? new BigDecimal(digits).movePointLeft(2) : new BigDecimal(digits));
        }
        tokens.take(from, to);
    }

    private void inRange(BigDecimal dollars) {
        boolean fine = dollars.compareTo(LEAST) >= 0
                && dollars.compareTo(MOST) <= 0
                && dollars.stripTrailingZeros().scale() <= 6;
        if (fine) {
            found.add(UsdPerHour.ofDollars(dollars.stripTrailingZeros()));
        } else {
            found.problem("out_of_range", dollars.toPlainString(), ACCEPTED, "say an amount in this range");
        }
    }

    private boolean isCurrency(int at) {
        var word = tokens.at(at);
        return DOLLARS.contains(word) || CENTS.contains(word) || FOREIGN.contains(word);
    }

    /// The place behind a period, or the place itself when there is none.
    private int afterPeriod(int at, Set<String> units, Set<String> joined) {
        if (joined.contains(tokens.at(at)) || (units.contains(tokens.at(at)) && isCurrency(at - 1))) {
            return at + 1;
        }
        boolean each =
                Set.of("per", "an", "a", "each", "every", "the", "/", "p").contains(tokens.at(at));
        if (each && units.contains(tokens.at(at + 1))) {
            return at + 2;
        }
        return at;
    }

    /// Whether a bare number is a budget: `budget of 10`, `under 15.`, but not `under 3 instances`.
    private boolean isLimit(int at) {
        if (COUNTED.contains(tokens.at(at + 1))) {
            return false;
        }
        int before = at - 1;
        while (FILLERS.contains(tokens.at(before))) {
            before--;
        }
        var word = tokens.at(before);
        boolean than = !word.equals("than") || Set.of("more", "less").contains(tokens.at(before - 1));
        boolean upTo = !word.equals("to")
                || Set.of("up", "limited", "capped", "limit", "budget").contains(tokens.at(before - 1));
        boolean over = !Set.of("over", "above", "beyond").contains(word) || tokens.precededBy(NEGATIONS, before, 4);
        return LIMITS.contains(word) && than && upTo && over && (tokens.isEnd(at + 1) || follows(at + 1));
    }

    private boolean follows(int at) {
        return tokens.at(at).isEmpty()
                || tokens.isMark(at)
                || Lexicon.ADJUNCTS.contains(tokens.at(at))
                || Set.of("and", "please", "thanks", "pls", "budget").contains(tokens.at(at));
    }

    /// Money that no rule above understood is said to be so, never passed over.
    private void leftOver() {
        for (int at = 0; at < tokens.size(); at++) {
            var word = tokens.at(at);
            if (isCurrency(at) || word.startsWith("$") || word.startsWith("€")) {
                found.problem("bad_budget", word, ACCEPTED, "say the budget as in: at most 15 USD per hour");
                tokens.take(at, at + 1);
            }
        }
    }
}
