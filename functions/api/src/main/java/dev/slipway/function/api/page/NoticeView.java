package dev.slipway.function.api.page;

import java.util.List;

/// A page that says one thing.
///
/// Shape: `signIn` is where somebody shows who they are, empty where that would not help; `requestId` is what an operator asks
/// for, empty where nothing went wrong.
public record NoticeView(
        Frame frame, Tone tone, String line, List<Seen> sentences, String signIn, String requestId) {
    public NoticeView {
        sentences = List.copyOf(sentences);
    }
}
