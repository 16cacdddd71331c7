package dev.slipway.app.scale;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// The tables of docs/scale.md.
record Tables(Needs needs) {
    private static final List<Double> INTENTS = List.of(10.0, 1_000.0, 100_000.0);
    private static final List<Double> MODELS = List.of(200.0, 20_000.0, 1_000_000.0);
    private static final double MODEST = 40;
    private static final double AGREED = 3_000;

    /// In the order of the document.
    List<String> all() {
        return List.of(stories(), limits(), costs(), models());
    }

    private String stories() {
        var rows = new ArrayList<String>();
        for (var need : needs.all()) {
            rows.add(row(
                    need.story().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    need.story().share() + " %",
                    need.numbers().stream().map(String::valueOf).collect(Collectors.joining(" | "))));
        }
        rows.add(row(
                "**mean, on AWS**",
                "",
                DoubleStream.of(
                                needs.mean(Need::transitions),
                                needs.mean(Need::calls),
                                needs.mean(Need::reads),
                                needs.mean(Need::writes),
                                needs.mean(Need::busiest),
                                needs.mean(Need::events),
                                needs.mean(Need::objects),
                                needs.mean(Need::letters),
                                needs.mean(Need::minutes))
                        .mapToObj(Tables::number)
                        .collect(Collectors.joining(" | "))));
        return table(
                "| An intent that is | of all | transitions | calls | reads | writes | busiest list | events | objects | letters | minutes |",
                rows);
    }

    private String limits() {
        var rows = new ArrayList<String>();
        for (var limit : Limit.values()) {
            rows.add(row(
                    limit.title(),
                    number(limit.most()),
                    cells(INTENTS, day -> used(limit, day)),
                    number(IntentLoad.reaches(limit, needs)),
                    limit.remedy()));
        }
        return table("| What | Limit | 10 a day | 1,000 | 100,000 | reached at, a day | What serves more |", rows);
    }

    private String used(Limit limit, double day) {
        return new IntentLoad(day, needs)
                .uses().stream()
                        .filter(use -> use.limit() == limit)
                        .map(use -> number(use.used()) + (use.share() > 1 ? " **over**" : ""))
                        .collect(Collectors.joining());
    }

    private String costs() {
        var rows = new ArrayList<String>();
        for (var rate : Rate.values()) {
            rows.add(row(
                    rate.title(),
                    cells(INTENTS, day -> usd(new IntentLoad(day, needs).month().getOrDefault(rate, 0.0)))));
        }
        rows.add(row("**together, a month**", cells(INTENTS, day -> usd(new IntentLoad(day, needs).monthUsd()))));
        rows.add(row(
                "**an intent**", cells(INTENTS, day -> usd(new IntentLoad(day, needs).monthUsd() / day / 30))));
        return table("| Dollars a month | 10 a day | 1,000 | 100,000 |", rows);
    }

    private static String models() {
        var rows = List.of(
                of("hours until each was tried once, 40 requests a minute", load -> load.firstHours(MODEST)),
                of("the same at 3,000 requests a minute", load -> load.firstHours(AGREED)),
                of("minutes a day for 1 % that changed, 40 requests a minute", load -> load.dailyMinutes(MODEST)),
                of("megabytes of the listing", ModelLoad::listingMegabytes),
                of("dollars a sync, an execution for each model", ModelLoad::standardUsd),
                of("dollars a sync, express executions of a hundred models", ModelLoad::expressUsd));
        return table("| What | 200 models | 20,000 | 1,000,000 |", rows);
    }

    private static String of(String what, ToDoubleFunction<ModelLoad> figure) {
        return row(what, cells(MODELS, models -> number(figure.applyAsDouble(new ModelLoad(models)))));
    }

    private static String cells(List<Double> sizes, DoubleFunction<String> cell) {
        return sizes.stream().map(cell::apply).collect(Collectors.joining(" | "));
    }

    private static String table(String head, List<String> rows) {
        var line = head.replaceAll("[^|]+", "---");
        return head + "\n" + line + "\n" + String.join("\n", rows) + "\n";
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String usd(double value) {
        return "$" + number(value);
    }

    /// Two digits, for more would pretend.
    private static String number(double value) {
        if (value == 0) {
            return "0";
        }
        var rounded = new BigDecimal(value).round(new MathContext(2, RoundingMode.HALF_UP));
        return rounded.scale() <= 0
                ? String.format(Locale.ROOT, "%,d", rounded.longValueExact())
                : rounded.stripTrailingZeros().toPlainString();
    }
}
