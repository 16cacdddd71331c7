package dev.slipway.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A process that runs the journey over a file and is killed at its n-th append, after the write and before
/// anything comes of it.
final class Victim {
    static final int DONE = 0;
    static final int WRONG = 1;
    static final int KILLED = 9;

    private Victim() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var journal = new Killing(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        var tasks = new Journey(journal);
        try (var engine = new Engine(journal, tasks, new JumpClock(Given.START), Given.KEY)) {
            engine.resume();
            engine.start(Given.machine("journey"), Journey.ID.name(), Given.tree("{'app':'chatbot-x'}"));
            engine.await(Journey.ID, Given.SOON);
        }
        Runtime.getRuntime().exit(tasks.wrong().isEmpty() ? DONE : WRONG);
    }

    private static final class Killing extends FileJournal {
        private int left;

        Killing(Path path, int left) throws IOException {
            super(path);
            this.left = left;
        }

        @Override
        public synchronized boolean append(Snapshot next, List<Event> events) {
            var written = super.append(next, events);
            if (written && --left == 0) {
                Runtime.getRuntime().halt(KILLED);
            }
            return written;
        }
    }
}
