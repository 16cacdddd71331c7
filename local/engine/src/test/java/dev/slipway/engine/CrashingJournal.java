package dev.slipway.engine;

import java.util.List;

/// Lives on while engines over it die at one of its appends, just before it is written or just after.
class CrashingJournal extends MemoryJournal {
    /// The first append is number 1; number 0 never comes.
    record Crash(int append, boolean isWritten) {}

    private final Crash crash;
    private int appends;

    CrashingJournal(Crash crash) {
        this.crash = crash;
    }

    @Override
    public synchronized boolean append(Snapshot next, List<Event> more) {
        var crashes = ++appends == crash.append();
        var written = (!crashes || crash.isWritten()) && super.append(next, more);
        if (crashes) {
            throw new IllegalStateException("the process dies");
        }
        return written;
    }

    synchronized int appends() {
        return appends;
    }
}
