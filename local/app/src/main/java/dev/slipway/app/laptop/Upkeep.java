package dev.slipway.app.laptop;

import dev.slipway.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// What is done every minute beside the plans, and what of it does not succeed now.
///
/// Shape: a part fails until it succeeds again; each change of what is wrong leaves a line in the log (the failure's class,
/// never its text) and a sentence with whoever watches.
public final class Upkeep {
    private final StepLog log;
    private final Map<String, String> failing = new TreeMap<>();
    private final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();

    Upkeep(StepLog log) {
        this.log = log;
    }

    /// This part succeeded.
    public void done(String part) {
        if (mended(part)) {
            log.log(Json.text(Map.of("upkeep", part)));
            tell(part + " succeeds again");
        }
    }

    /// This part did not succeed, and will be tried again in its next round.
    public void failed(String part, Throwable why) {
        var sentence = "%s does not succeed, next try within a minute: %s".formatted(part, why.getMessage());
        if (isNews(part, sentence)) {
            log.log(Json.text(Map.of("upkeep", part, "failure", why.getClass().getName())));
            tell(sentence);
        }
    }

    /// The parts that did not succeed in their last round.
    public synchronized List<String> failing() {
        return List.copyOf(failing.keySet());
    }

    /// From now on tells this watcher too, first of what fails already.
    public void watchedBy(Consumer<String> watcher) {
        watchers.add(watcher);
        sentences().forEach(watcher);
    }

    private synchronized boolean mended(String part) {
        return failing.remove(part) != null;
    }

    private synchronized boolean isNews(String part, String sentence) {
        return !sentence.equals(failing.put(part, sentence));
    }

    private synchronized List<String> sentences() {
        return List.copyOf(failing.values());
    }

    /// Outside the lock: a terminal that takes no output must hold up neither the rounds nor whoever asks for their health.
    private void tell(String sentence) {
        watchers.forEach(watcher -> watcher.accept(sentence));
    }
}
