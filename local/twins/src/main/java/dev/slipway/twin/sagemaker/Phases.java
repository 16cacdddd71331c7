package dev.slipway.twin.sagemaker;

import java.time.Duration;
import java.util.Map;

/// How long things last on this twin, by the names the dial uses.
///
/// Shape: `updating` is the time from one traffic step to the next without any wait, `terminating` the end of an
/// update that was asked to roll out in a certain way, `rolling_back` one batch of a rollback. `configuration_usable`
/// is the lag before an endpoint may use a fresh configuration, `describable` the lag before a fresh object can be
/// described at all.
final class Phases {
    static final String CREATING = "creating";
    static final String UPDATING = "updating";
    static final String TERMINATING = "terminating";
    static final String ROLLING_BACK = "rolling_back";
    static final String DELETING = "deleting";
    static final String CONFIGURATION_USABLE = "configuration_usable";
    static final String DESCRIBABLE = "describable";

    static final Map<String, Duration> DEFAULTS = Map.of(
            CREATING, Duration.ofSeconds(50),
            UPDATING, Duration.ofSeconds(50),
            TERMINATING, Duration.ofSeconds(10),
            ROLLING_BACK, Duration.ofSeconds(30),
            DELETING, Duration.ofSeconds(10),
            CONFIGURATION_USABLE, Duration.ofSeconds(2),
            DESCRIBABLE, Duration.ZERO);

    private Phases() {}
}
