package dev.slipway.app.scale;

/// A catalogue of so many models: how long it takes to look at all of them, and what that costs on AWS.
///
/// Nothing here was measured on AWS. The pace is that of NVIDIA's hosted API: 40 requests a minute unless agreed otherwise.
record ModelLoad(double models) {
    private static final double CALLS_EACH = 3;
    private static final double CHANGED_A_DAY = 0.01;
    private static final double ID_BYTES = 60;
    private static final double MODELS_A_CHILD = 100;
    private static final double CHILD_SECONDS = 10;
    private static final double CHILD_GB = 0.0625;
    private static final double STANDARD_TRANSITIONS = 5;
    private static final double EXPRESS_REQUEST_USD = 1.0 / 1e6;
    private static final double EXPRESS_GB_SECOND_USD = 0.00001667;

    /// Hours until every model was tried once.
    double firstHours(double requestsAMinute) {
        return models * CALLS_EACH / requestsAMinute / 60;
    }

    /// Minutes a day for what changed.
    double dailyMinutes(double requestsAMinute) {
        return models * CHANGED_A_DAY * CALLS_EACH / requestsAMinute;
    }

    /// The listing as one document.
    double listingMegabytes() {
        return models * ID_BYTES / 1e6;
    }

    /// A sync whose children are executions of their own, one for each model.
    double standardUsd() {
        return Rate.TRANSITION.usd(models * STANDARD_TRANSITIONS);
    }

    /// A sync whose children are express executions of a hundred models; what did not change is read and not written.
    double expressUsd() {
        double children = Math.ceil(models / MODELS_A_CHILD);
        double run = children * (EXPRESS_REQUEST_USD + CHILD_SECONDS * CHILD_GB * EXPRESS_GB_SECOND_USD);
        double functions = Rate.REQUEST.usd(children) + Rate.GB_SECOND.usd(children * CHILD_SECONDS);
        return run + functions + Rate.READ.usd(models) + Rate.WRITE.usd(models * CHANGED_A_DAY * 4);
    }
}
