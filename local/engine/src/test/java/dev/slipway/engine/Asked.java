package dev.slipway.engine;

import java.time.Duration;
import java.util.List;

/// One execution of a machine whose first state gives out a token, under a clock moved by hand.
final class Asked implements AutoCloseable {
    static final ExecutionId ID = new ExecutionId("test", "one");

    final HandClock clock = new HandClock(Given.START);
    final Holder holder = new Holder();
    final Engine engine;

    Asked(Machine machine) {
        this(machine, new MemoryJournal());
    }

    Asked(Machine machine, Journal journal) {
        engine = new Engine(journal, holder, clock, Given.KEY);
        engine.start(machine, ID.name(), Given.tree("{}"));
    }

    Callbacks callbacks() {
        return engine.callbacks();
    }

    /// The next token, once the function that was given it has returned.
    String token() throws InterruptedException {
        var token = holder.next();
        clock.awaitHolds(0);
        return token;
    }

    TokenAnswer succeed(String token) {
        return callbacks().sendTaskSuccess(token, Given.json("{'approved':true}"));
    }

    void advance(int seconds) throws InterruptedException {
        clock.advance(Duration.ofSeconds(seconds));
        clock.awaitHolds(0);
    }

    Given.Ended end() throws InterruptedException {
        return new Given.Ended(engine.await(ID, Given.SOON).status(), engine.history(ID));
    }

    List<String> types() {
        return engine.history(ID).stream().map(Event::type).toList();
    }

    @Override
    public void close() {
        engine.close();
    }
}
