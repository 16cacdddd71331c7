package dev.slipway.twin.sagemaker;

import java.time.Instant;

/// One stretch of a change, in the words of `VariantStatus`.
///
/// Shape: `traffic` is the new fleet's share of the requests, `capacity` how much of the new fleet is there, `old`
/// how much of the old; all in basis points. While `watched`, one alarm takes the change back.
record Stage(
        String status,
        String message,
        Instant since,
        Instant until,
        int traffic,
        int capacity,
        int old,
        boolean watched) {
    static final int WHOLE = 10_000;
}
