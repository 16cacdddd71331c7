package dev.slipway.app.scale;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A day's intents on AWS: what they cost, and how near they come to each limit.
record IntentLoad(double intentsPerDay, Needs needs) {
    /// Assumed, for nothing of this was measured on AWS: how busy the busiest second and hour are against the mean, how long a
    /// call of a function takes and with how much memory, how long the store takes, how much a call logs.
    private static final double BUSIEST_SECOND = 8;

    private static final double BUSIEST_HOUR = 3;
    private static final double CALL_SECONDS = 0.5;
    private static final double STORE_READ_SECONDS = 0.005;
    private static final double STORE_WRITE_SECONDS = 0.010;
    private static final double START_SECONDS = 0.030;
    private static final double LOG_KB_PER_CALL = 1;
    private static final double DAYS = 30;
    private static final double DAY_SECONDS = 86_400;
    private static final double MINUTES_A_MONTH = DAYS * 1_440;

    /// Batches of the log: as many runs as one transaction takes, see core.checkpoint.Tails.
    private static final double RUNS_A_BATCH = 80;

    /// A limit, and how much of it is used.
    record Use(Limit limit, double used) {
        double share() {
            return used / limit.most();
        }
    }

    /// Dollars a month by what is billed.
    Map<Rate, Double> month() {
        double intents = intentsPerDay * DAYS;
        var cost = new EnumMap<Rate, Double>(Rate.class);
        double calls = intents * needs.mean(Need::calls) + 2 * MINUTES_A_MONTH;
        double seconds = intents * needs.mean(Need::calls) * CALL_SECONDS
                + MINUTES_A_MONTH * (sweepSeconds(BUSIEST_HOUR) + checkpointSeconds(BUSIEST_HOUR)) / BUSIEST_HOUR;
        cost.put(Rate.TRANSITION, intents * needs.mean(Need::transitions));
        cost.put(Rate.REQUEST, calls);
        cost.put(Rate.GB_SECOND, Math.max(seconds, calls * 0.1));
        cost.put(Rate.WRITE, intents * needs.mean(Need::writes));
        cost.put(Rate.READ, intents * needs.mean(Need::reads) + MINUTES_A_MONTH * (8 + runsAtOnce(1) / 16));
        cost.put(Rate.OBJECT, intents * needs.mean(Need::objects) + checkpoints());
        cost.put(Rate.SIGNATURE, checkpoints());
        cost.put(Rate.CODE, intents * needs.mean(Need::letters) * 2);
        cost.put(Rate.LETTER, intents * needs.mean(Need::letters));
        cost.put(Rate.NOTICE, intents);
        cost.put(Rate.TRAIL, intents * needs.mean(Need::events));
        cost.put(Rate.LOG_GB, calls * LOG_KB_PER_CALL / 1e6);
        cost.replaceAll(Rate::usd);
        return cost;
    }

    double monthUsd() {
        return month().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /// Every limit that grows with intents.
    List<Use> uses() {
        double second = intentsPerDay / DAY_SECONDS * BUSIEST_SECOND;
        return List.of(
                new Use(Limit.STARTS, second),
                new Use(Limit.TRANSITIONS, second * needs.mean(Need::transitions)),
                new Use(Limit.FUNCTIONS, second * needs.mean(Need::calls) * CALL_SECONDS),
                new Use(Limit.SHARED_PARTITION, second * needs.mean(Need::busiest)),
                new Use(Limit.ONE_BUDGET, second * 2 * STORE_WRITE_SECONDS),
                new Use(Limit.SWEEP, sweepSeconds(BUSIEST_HOUR)),
                new Use(Limit.CHECKPOINT, checkpointSeconds(BUSIEST_HOUR)),
                new Use(Limit.ENDPOINTS, endpointsAtOnce()));
    }

    /// The intents a day at which this limit is reached.
    static double reaches(Limit limit, Needs needs) {
        var one = new IntentLoad(1_000, needs);
        return one.uses().stream()
                .filter(use -> use.limit() == limit)
                .mapToDouble(use -> 1_000 / use.share())
                .sum();
    }

    /// How many runs go on at the same time.
    double runsAtOnce(double busy) {
        return intentsPerDay / 1_440 * needs.mean(Need::minutes) * busy;
    }

    /// The sweep asks Step Functions about each run, one after the other.
    private double sweepSeconds(double busy) {
        return 8 * STORE_READ_SECONDS + runsAtOnce(busy) * START_SECONDS;
    }

    /// Two reads for each run that told something in the minute, and three commits, a signature and an object for each batch.
    private double checkpointSeconds(double busy) {
        double told = intentsPerDay / 1_440 * busy * needs.mean(Need::calls);
        double batches = Math.ceil(told / RUNS_A_BATCH);
        return told * 2 * STORE_READ_SECONDS + batches * (3 * STORE_WRITE_SECONDS + 0.15);
    }

    private double checkpoints() {
        double told = intentsPerDay / 1_440 * needs.mean(Need::calls);
        return MINUTES_A_MONTH * Math.min(Math.max(told, 0.03), Math.max(1, Math.ceil(told / RUNS_A_BATCH)));
    }

    /// What a day deploys and does not remove, if each stays a day.
    private double endpointsAtOnce() {
        return intentsPerDay * (Story.FIRST.share() + Story.APPROVED.share()) / 100.0;
    }
}
