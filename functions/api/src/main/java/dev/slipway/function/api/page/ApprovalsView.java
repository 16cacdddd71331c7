package dev.slipway.function.api.page;

import java.util.List;

/// What waits for people.
///
/// Shape: `next` is the plan id to ask after, empty where there are no more.
public record ApprovalsView(Frame frame, List<Waiting> waiting, String next) {
    public ApprovalsView {
        waiting = List.copyOf(waiting);
    }

    /// One plan that waits: what it would do (`verb`) to what (`model`).
    public record Waiting(
            Seen app,
            Seen environment,
            String verb,
            Seen model,
            String cost,
            Seen requester,
            When asked,
            When expires,
            String votes,
            Tone tone,
            String yours,
            Seen plan) {}
}
