package dev.slipway.wire.http;

import dev.slipway.core.model.Problem;
import java.util.List;

/// How a refusal looks to people who come with a browser.
@FunctionalInterface
public interface Face {
    /// @param problems at least one, the first speaking for all
    Html of(int status, List<Problem> problems, String requestId);
}
