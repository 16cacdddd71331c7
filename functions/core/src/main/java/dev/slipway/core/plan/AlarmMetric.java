package dev.slipway.core.plan;

/// What an alarm watches.
///
/// Source: SageMaker's metrics of endpoint invocations in CloudWatch; the probes' are our own.
public enum AlarmMetric {
    /// Requests that the endpoint answered with a 5xx; a count for each period.
    INVOCATION_5XX_ERRORS("AWS/SageMaker", "Invocation5XXErrors", "Sum", "errors-5xx"),
    /// The model's answer time at the 99th percentile; in microseconds, as SageMaker measures it.
    MODEL_LATENCY_P99("AWS/SageMaker", "ModelLatency", "p99", "latency-p99"),
    /// Probes of our own that were not answered as they should; a count for each period.
    PROBE_FAILURES("Slipway", "ProbeFailures", "Sum", "probe-failures");

    private final String namespace;
    private final String title;
    private final String statistic;
    private final String slug;

    AlarmMetric(String namespace, String title, String statistic, String slug) {
        this.namespace = namespace;
        this.title = title;
        this.statistic = statistic;
        this.slug = slug;
    }

    public String namespace() {
        return namespace;
    }

    /// The name of the metric in CloudWatch.
    public String title() {
        return title;
    }

    /// `Sum`, or a percentile such as `p99`.
    public String statistic() {
        return statistic;
    }

    /// The end of an alarm's name.
    String slug() {
        return slug;
    }
}
