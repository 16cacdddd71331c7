package dev.slipway.core.plan;

import dev.slipway.core.model.Problem;
import java.time.Instant;
import java.util.List;

/// An intent's fields and sentence, read together.
sealed interface IntentReading {
    /// Everything is in order.
    record Right(Intent intent) implements IntentReading {}

    /// Everything that is wrong with it.
    record Wrong(List<Problem> problems) implements IntentReading {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }

    static IntentReading of(AcceptIntent.Request request, Policies policies, Instant now) {
        return new IntentReader(request, policies).read(now);
    }
}
