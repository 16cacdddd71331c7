package dev.slipway.app.laptop;

import dev.slipway.core.rollout.Notice;
import dev.slipway.core.rollout.Notices;
import dev.slipway.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Notices as lines of the laptop's log, and before the eyes of whoever watches.
final class LogNotices implements Notices {
    private final StepLog log;
    private final List<Consumer<Notice>> watchers = new CopyOnWriteArrayList<>();

    LogNotices(StepLog log) {
        this.log = log;
    }

    /// From now on tells this watcher too.
    void watchedBy(Consumer<Notice> watcher) {
        watchers.add(watcher);
    }

    @Override
    public void tell(Notice notice) {
        log.log(Json.text(Map.of("notice", notice)));
        watchers.forEach(watcher -> watcher.accept(notice));
    }
}
