package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;

/// A part of a fleet, as a count of instances or a percentage of its capacity.
record Size(String type, long value) {
    static final Size WHOLE = new Size("CAPACITY_PERCENT", 100);

    static Size of(JsonNode node) {
        return node.isMissingNode()
                ? WHOLE
                : new Size(node.path("Type").asText(), node.path("Value").asLong());
    }

    /// In whole instances of so many: at least one, never more than there are.
    long of(long instances) {
        var wanted = counts() ? value : Math.round(instances * value / 100.0);
        return Math.clamp(wanted, 1, instances);
    }

    /// Within these percentages of so many instances.
    boolean within(int least, int most, long instances) {
        var percent = counts() ? 100.0 * value / instances : value;
        return percent >= least && percent <= most;
    }

    private boolean counts() {
        return type.equals("INSTANCE_COUNT");
    }
}
