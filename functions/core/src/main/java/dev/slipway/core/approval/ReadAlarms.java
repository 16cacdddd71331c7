package dev.slipway.core.approval;

import dev.slipway.core.model.AlarmName;
import dev.slipway.core.plan.HostedAlarm;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.step.Step;
import java.time.Instant;
import java.util.List;

/// How alarms stand in this moment, for somebody who is about to decide.
///
/// It is to be shown and decides nothing: the guard looks again before anything runs. So whatever keeps it from being
/// read is an answer too.
public final class ReadAlarms implements Step<ReadAlarms.Request, ReadAlarms.Answer> {
    /// The alarms that somebody wants to know of.
    public record Request(List<AlarmName> names) {
        public Request {
            names = List.copyOf(names);
        }
    }

    /// What could be learnt of them.
    public sealed interface Answer {
        /// Those that are there; one that is missing was not made yet.
        record Known(List<HostedAlarm> there) implements Answer {
            public Known {
                there = List.copyOf(there);
            }
        }

        /// Nobody answered, or nothing that could be understood.
        record NotKnown() implements Answer {}
    }

    private final Metrics metrics;

    public ReadAlarms(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public Answer apply(Request request, Instant now) {
        try {
            return new Answer.Known(metrics.alarms(request.names()));
        } catch (RuntimeException anything) {
            // Also a mistake of ours: whoever has to decide sees the rest.
            return new Answer.NotKnown();
        }
    }
}
