package dev.slipway.app.laptop;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.adapter.state.Items;
import dev.slipway.adapter.state.StateLedger;
import dev.slipway.app.store.CommitWatch;
import dev.slipway.app.store.DataFolder;
import dev.slipway.app.store.FileEvidence;
import dev.slipway.app.store.FileSecrets;
import dev.slipway.app.store.SqliteItems;
import dev.slipway.app.store.SqliteJournal;
import dev.slipway.app.store.SqliteStore;
import dev.slipway.app.store.Trouble;
import dev.slipway.core.checkpoint.WriteCheckpoint;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.core.plan.AcceptIntent;
import dev.slipway.core.rollout.AlarmRaised;
import dev.slipway.core.rollout.AuditDeployment;
import dev.slipway.core.rollout.CancelPlan;
import dev.slipway.core.rollout.ClearBlock;
import dev.slipway.core.rollout.ListEndpoints;
import dev.slipway.core.rollout.Notice;
import dev.slipway.core.rollout.NoticeBoard;
import dev.slipway.core.rollout.ReadPlan;
import dev.slipway.core.rollout.ReadRollback;
import dev.slipway.core.rollout.RequestRollback;
import dev.slipway.core.rollout.SetFreeze;
import dev.slipway.core.rollout.Sweep;
import dev.slipway.core.step.Evidence;
import dev.slipway.core.step.Ledger;
import dev.slipway.engine.Clock;
import dev.slipway.engine.Engine;
import dev.slipway.function.api.ApiHandler;
import dev.slipway.function.api.ApiSteps;
import dev.slipway.function.api.HandSteps;
import dev.slipway.function.rollout.AlarmRaisedHandler;
import dev.slipway.twin.run.TwinSettings;
import dev.slipway.twin.run.Twins;
import dev.slipway.wire.NotedLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Everything in one process over one data folder, open for work.
public final class Laptop implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final CountingLedger ledger;
    private final Proof proof;
    private final Evidence evidence;
    private final Surroundings around;
    private final Engine engine;
    private final EngineWorkflows workflows;
    private final Asking asking;
    private final AtomicReference<URI> door;
    private final Clock clock;
    private final StepLog log;
    private final LogNotices notices;
    private final Upkeep upkeep;
    private final Optional<Twins> twins;

    private Laptop(Settings settings, Path home, Clock clock, CommitWatch watch, UnaryOperator<Items> meter) {
        this.clock = clock;
        var folder = keep(DataFolder.own(home));
        var store = keep(SqliteStore.open(folder.path().resolve("slipway.db"), watch));
        this.log = keep(StepLog.in(folder.path(), clock));
        this.notices = new LogNotices(log);
        this.upkeep = new Upkeep(log);
        this.ledger = new CountingLedger(new NotedLedger(StateLedger.over(meter.apply(SqliteItems.over(store)))));
        var people = Surroundings.people(settings);
        this.proof = Proof.over(ledger, folder.path(), people);
        this.evidence = FileEvidence.in(folder.path().resolve("evidence"));
        this.twins = Surroundings.wantsTwins(settings)
                ? Optional.of(keep(twins(folder.path().resolve("twins"))))
                : Optional.empty();
        this.around = Surroundings.of(settings, FileSecrets.in(folder.path()), addresses());
        this.door = new AtomicReference<>(Surroundings.door(settings));
        this.asking = new Asking(
                ledger,
                people,
                new LaterWorkflows(this::workflows),
                folder.path(),
                clock,
                door::get);
        this.engine = keep(new Engine(
                SqliteJournal.over(store),
                new Functions(Steps.handlers(ledger, evidence, around, asking, audit(), clock), log),
                clock,
                TokenKey.in(folder.path())));
        this.workflows = new EngineWorkflows(engine, Machines.deployment(), Machines.rollback());
    }

    /// Opens the folder, goes on with every run that has not ended, and is ready for more.
    ///
    /// @throws dev.slipway.core.failure.Refused when another process owns the folder
    /// @throws dev.slipway.core.failure.Malformed when the policy bundle or the price file is not in its form
    public static Laptop open(Settings settings, Path home, Clock clock, CommitWatch watch) {
        return resumed(new Laptop(settings, home, clock, watch, UnaryOperator.identity()));
    }

    /// The same with a meter between the ledger and the store, to see what it asks of a store.
    public static Laptop metered(Settings settings, Path home, Clock clock, UnaryOperator<Items> meter) {
        return resumed(new Laptop(settings, home, clock, CommitWatch.NONE, meter));
    }

    private static Laptop resumed(Laptop laptop) {
        laptop.engine.resume();
        return laptop;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Evidence evidence() {
        return evidence;
    }

    public Engine engine() {
        return engine;
    }

    public Surroundings around() {
        return around;
    }

    public EngineWorkflows workflows() {
        return workflows;
    }

    /// Everything about asking people.
    public Asking asking() {
        return asking;
    }

    /// From now on the links in mails lead here.
    public void isReachedAt(URI address) {
        door.set(address);
    }

    public Clock clock() {
        return clock;
    }

    /// The twins of this process, unless the settings name other addresses.
    public Optional<Twins> twins() {
        return twins;
    }

    /// What the routes are about.
    public ApiSteps apiSteps() {
        return new ApiSteps(
                new AcceptIntent(ledger, around.policies(), workflows),
                new ReadPlan(ledger, asking.people()),
                new ListEndpoints(ledger, around.policies()),
                proof.export(),
                hands(),
                evidence,
                ledger,
                upkeep::failing,
                asking.reviewSteps(around.metrics()));
    }

    private HandSteps hands() {
        var policies = around.policies();
        var people = asking.people();
        return new HandSteps(
                new RequestRollback(ledger, policies, people, workflows),
                new ReadRollback(ledger),
                new CancelPlan(ledger, policies, people, asking.callbacks()),
                new ClearBlock(ledger, policies, people),
                new SetFreeze(ledger, policies, people));
    }

    /// All of HTTP, behind the gateway; every request leaves its line in the log.
    public RequestStreamHandler api() {
        var api = new ApiHandler(apiSteps(), clock);
        return (in, out, _) -> api.handleRequest(in, out, log.call("Api"));
    }

    /// What the rule for alarms calls; every event leaves its line in the log.
    public RequestStreamHandler alarmRaised() {
        var raised = new AlarmRaisedHandler(new AlarmRaised(ledger, workflows), clock);
        return (in, out, _) -> raised.handleRequest(in, out, log.call("AlarmRaised"));
    }

    /// The sweep as it runs every minute.
    public Sweep sweep() {
        return new Sweep(ledger, workflows, audit(), board(), asking.sweep());
    }

    private AuditDeployment audit() {
        return new AuditDeployment(ledger, asking.post(), asking.people(), board());
    }

    private NoticeBoard board() {
        return new NoticeBoard(ledger, notices);
    }

    /// The checkpoint as it is written every minute.
    public WriteCheckpoint checkpoint() {
        return proof.checkpoint();
    }

    /// What is done every minute, and how it goes.
    public Upkeep upkeep() {
        return upkeep;
    }

    /// Has every notice told to this watcher too.
    public void whenNoticed(Consumer<Notice> watcher) {
        notices.watchedBy(watcher);
    }

    /// Has this called, on the thread that told it, whenever so many more events were told.
    public void whenTold(int events, Runnable action) {
        ledger.whenTold(events, action);
    }

    @Override
    public void close() {
        Exception trouble = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                trouble = e;
            }
        }
        if (trouble != null) {
            throw new IllegalStateException("the laptop did not close cleanly", trouble);
        }
    }

    private Twins twins(Path folder) {
        try {
            DataFolder.make(folder);
            return Twins.start(TwinSettings.standard().withClock(clock).withHome(folder));
        } catch (IOException e) {
            throw new Unavailable("the folder %s cannot be made: %s; look at the disk".formatted(folder, Trouble.words(e)), e);
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new Malformed("the twins in %s cannot start: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        opened.push(part);
        return part;
    }

    private Map<String, URI> addresses() {
        var addresses = new HashMap<String, URI>();
        twins.ifPresent(t -> t.urls().forEach((name, url) -> addresses.put(name, URI.create(url))));
        return addresses;
    }
}
