package dev.slipway.core.rollout;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.Told;
import dev.slipway.core.model.Trouble;
import dev.slipway.core.plan.Budget;
import dev.slipway.core.plan.EndpointRecord;
import dev.slipway.core.step.Change;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Has the last word on a rollback: the generation that serves now, its share of the budget, and who is told.
record AuditRollback(Ledger ledger, RollbackMail mail, NoticeBoard board) {
    void close(AuditDeployment.Request request, Instant now) {
        var seen = ledger.read(Rollback.key(request.run()));
        if (seen.value().closedAt().isPresent()) {
            return;
        }
        var undo = ledger.read(Undo.key(request.run())).found();
        var ended = ended(seen.value(), undo, request.failures());
        mail.tell(ended, AuditDeployment.NAME);
        var change = Change.of(ended.run())
                .write(seen, ended.closed(now))
                .remove(ledger.read(RunningRollback.key(ended.run())))
                .tell(told(ended, now));
        var why = ended.reason().orElse("");
        var closing = UndoLedger.givenUp(change, ledger, ended.run(), why);
        ledger.commit(board.keep(settled(closing, ended, undo.isPresent(), now), Notice.of(ended, now)));
    }

    /// What broke off before anything was done leaves the endpoint as it is; what broke off later may be anywhere.
    private static Rollback ended(Rollback rollback, Optional<Undo> undo, List<Trouble> failures) {
        if (rollback.state().ended()) {
            return rollback;
        }
        var why = failures.stream().map(Trouble::sentence).findFirst().orElse("the machine ended early");
        if (undo.isEmpty()) {
            return rollback.becomes(Rollback.State.NOTHING, why);
        }
        var reason = undo.get().reason();
        return switch (undo.get().state()) {
            case BACK -> rollback.becomes(Rollback.State.BACK, reason);
            case MISSED -> rollback.becomes(Rollback.State.FAILED, reason);
            case GOING_BACK, SERVING -> rollback.becomes(
                    Rollback.State.FAILED, reason + "; and it did not go back: " + why);
        };
    }

    private Change settled(Change change, Rollback rollback, boolean acted, Instant now) {
        var endpoint = ledger.read(EndpointRecord.key(rollback.app(), rollback.environment()));
        if (endpoint.found().filter(there -> there.isOwnedBy(rollback.run())).isEmpty()) {
            return change;
        }
        if (!acted) {
            return change.write(endpoint, endpoint.value().released(EndpointRecord.State.LIVE));
        }
        var budget = ledger.read(Budget.key(rollback.environment()));
        return rollback.state() == Rollback.State.BACK
                ? back(change, rollback, endpoint, budget, now)
                : missed(change, rollback, endpoint, budget);
    }

    /// The older generation serves again as a new one, and pays for what runs.
    private static Change back(
            Change change,
            Rollback rollback,
            Versioned<EndpointRecord> endpoint,
            Versioned<Budget> budget,
            Instant now) {
        var good = rollback.to().orElseThrow();
        var serving = endpoint.value().backTo(good, rollback.cause().remark(), now).released(EndpointRecord.State.LIVE);
        return change.write(endpoint, serving)
                .write(budget, share(budget, rollback).keepOnly(good.plan(), rollback.endpoint()));
    }

    /// Either fleet may run, so both keep a share.
    private static Change missed(
            Change change, Rollback rollback, Versioned<EndpointRecord> endpoint, Versioned<Budget> budget) {
        var failure = new EndpointRecord.Failure(rollback.plan(), rollback.reason().orElse(""));
        return change.write(endpoint, endpoint.value().failed(failure)).write(budget, share(budget, rollback));
    }

    private static Budget share(Versioned<Budget> budget, Rollback rollback) {
        var good = rollback.to().orElseThrow();
        return budget.found()
                .orElse(Budget.UNTOUCHED)
                .reserve(good.plan(), rollback.endpoint(), good.fleet(), good.cost());
    }

    private static Told told(Rollback rollback, Instant now) {
        var detail = Canonical.Fields.NONE
                .with("status", rollback.state().word())
                .with("endpoint", rollback.endpoint())
                .with("generation", rollback.generation());
        var reason = rollback.reason();
        return new Told(
                now,
                "DeploymentAudited",
                AuditDeployment.NAME,
                reason.isPresent() ? detail.with("reason", reason.get()) : detail);
    }
}
