package dev.slipway.app.scale;

/// What does not grow by itself.
///
/// Source: quotas of Step Functions, Lambda and DynamoDB in large regions as AWS documents them; a new account has less. SageMaker's
/// number is set for each type and account, 0 at first for many: the one here is only a wish.
enum Limit {
    STARTS("executions started, a second", 300, "refill of StartExecution; 1,300 in a burst", "a larger quota, on request"),
    TRANSITIONS("transitions, a second", 1_500, "refill; 5,000 in a burst", "a larger quota; `Seconds` of the waiting states from 60 to 120 halves the watching"),
    FUNCTIONS("functions at once", 1_000, "Lambda's concurrency; 10 in a fresh account", "a larger quota, on request"),
    SHARED_PARTITION("write units of the busiest shared list, a second", 1_000, "one partition of DynamoDB", "to be built: the lists of running plans and of tails in 16 partitions by the last letter of the run"),
    ONE_BUDGET("share of the time in which one environment's budget is written", 1, "one item, one writer at a time", "more environments: each has its own budget"),
    SWEEP("seconds of the sweep's minute", 60, "one call after the other", "to be built: ask about runs of ten minutes and older, and in parallel"),
    CHECKPOINT("seconds of the checkpoint's minute", 60, "one writer of one log", "checkpoints go on where the last one ended, so a burst is late and nothing is lost; to be built: read tails in parallel"),
    ENDPOINTS("endpoints at once, if each stays a day", 1_000, "SageMaker's quotas, set for each type and account", "larger quotas; environments in accounts of their own (`place`)");

    private final String title;
    private final double most;
    private final String source;
    private final String remedy;

    Limit(String title, double most, String source, String remedy) {
        this.title = title;
        this.most = most;
        this.source = source;
        this.remedy = remedy;
    }

    String title() {
        return title;
    }

    double most() {
        return most;
    }

    String source() {
        return source;
    }

    /// What serves the next size.
    String remedy() {
        return remedy;
    }
}
