package dev.slipway.core.audit.verify;

import dev.slipway.core.audit.AuditEvent;
import dev.slipway.core.audit.Canonical;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What may be told after what in one run: nothing is done that was not allowed before.
///
/// Shape: what a run is, its first event says. A plan's run may execute once, and only what its last judgement allowed
/// and nobody called off; where a judgement asked for people, they must have approved of the same hash before that. A
/// rollback's run may act once it has set out to undo, and does nothing but move its endpoint to where it set out for; where
/// a person asked for it, only to what the guard allowed. What either may change outside, [Reach] says. Any other run may tell, and do nothing. Behind the closing event
/// only what is listed may come. Events that the grammar does not know are no acts and pass.
final class Grammar {
    private enum Kind {
        UNBORN,
        PLAN,
        ROLLBACK,
        OTHER
    }

    /// What may come behind the closing event: an effect that ended late, people who came late, and what a rollback
    /// tells of a plan. So may letters: two tries at closing a run both send what is not sent yet.
    private static final Set<String> LATE =
            Set.of("EffectDone", "PersonRefused", "LinkRefused", "ReviewViewed", "PlanBlocked", "PlanUnblocked");

    private Kind kind = Kind.UNBORN;
    private Reach reach = new Reach("", false);
    private boolean rehearsal;
    private Approval approval = new Approval("");
    private final GuardedGoal guarded = new GuardedGoal();
    private Judgement judged = Judgement.NONE;
    private boolean needsPeople;
    private String executed = "";
    private boolean off;
    private boolean nothingToDo;
    private String goal = "";
    private boolean acting;
    private boolean served;
    private boolean closed;
    private final List<String> begun = new ArrayList<>();

    /// Why this event may not stand here.
    Optional<String> take(AuditEvent event) {
        if (kind == Kind.UNBORN) {
            begin(event);
        }
        if (closed && !LATE.contains(event.type()) && !isLetter(event)) {
            return Optional.of("%s stands behind the event that closed the run".formatted(event.type()));
        }
        return switch (event.type()) {
            case "PlanJudged" -> judged(event);
            case "ApprovalRequested" -> approval.requested(event);
            case "VoteRecorded" -> approval.voted(event);
            case "ApprovalDecided" -> {
                // What was judged before people spoke allows nothing: the guard looks again.
                judged = Judgement.NONE;
                yield approval.decided(event);
            }
            case "RollbackFound" -> {
                guarded.found(event);
                yield Optional.empty();
            }
            case "CancelRequested", "PlanCancelled", "ExecutionDeclined" -> {
                off = true;
                yield Optional.empty();
            }
            case "ExecutionStarted" -> executed(event);
            case "UndoStarted" -> undone(event);
            case "EffectStarted" -> effect(event);
            case "UndoFinished" -> goal.equals(goal(event, "config"))
                    ? Optional.empty()
                    : Optional.of("it went back to something else than it set out for");
            case "RolloutFinished" -> finished(event);
            case "EffectDone" -> begun.remove(text(event, "effect"))
                    ? Optional.empty()
                    : Optional.of("an effect is done that was not started, or was done before");
            case "EffectRefused" -> begun.contains(text(event, "effect"))
                    ? Optional.empty()
                    : Optional.of("an effect is refused that was not started, or was done before");
            case "NothingToDo", "RollbackRefused" -> {
                nothingToDo = true;
                yield Optional.empty();
            }
            case "DeploymentAudited" -> closed(event);
            default -> Optional.empty();
        };
    }

    private void begin(AuditEvent event) {
        kind = switch (event.type()) {
            case "IntentAccepted" -> Kind.PLAN;
            case "RollbackRequested" -> Kind.ROLLBACK;
            default -> Kind.OTHER;
        };
        reach = Reach.of(event);
        rehearsal = text(event, "dry_run").equals("true");
        approval = new Approval(event.actor());
        guarded.requested(event);
    }

    private Optional<String> judged(AuditEvent event) {
        judged = Judgement.of(event);
        if (judged.needsPeople()) {
            needsPeople = true;
            approval.expect();
        }
        return Optional.empty();
    }

    private Optional<String> executed(AuditEvent event) {
        var hash = text(event, "plan_hash");
        if (kind != Kind.PLAN) {
            return Optional.of("a run that is no plan's executes");
        }
        boolean again = acting;
        acting = true;
        executed = hash;
        if (again) {
            return Optional.of("the plan is executed a second time");
        }
        if (rehearsal) {
            return Optional.of("%s is executed, and only a rehearsal was asked for".formatted(shown(hash)));
        }
        if (off) {
            return Optional.of("%s is executed, and it was called off or declined before".formatted(shown(hash)));
        }
        if (!judged.allows(hash)) {
            return Optional.of("%s is executed, and the last judgement before it is %s".formatted(shown(hash), judged));
        }
        return needsPeople && !approval.approves(hash)
                ? Optional.of("%s is executed without the approval that its judgement asked for".formatted(shown(hash)))
                : Optional.empty();
    }

    private Optional<String> undone(AuditEvent event) {
        goal = goal(event, "to");
        if (kind == Kind.ROLLBACK && !nothingToDo) {
            acting = true;
            return elsewhere(event).or(() -> guarded.objection(text(event, "goal_hash")));
        }
        if (kind == Kind.PLAN && acting && text(event, "plan_hash").equals(executed)) {
            return elsewhere(event);
        }
        return Optional.of("something is undone that this run has not executed");
    }

    private Optional<String> elsewhere(AuditEvent event) {
        var endpoint = text(event, "endpoint");
        return endpoint.equals(reach.endpoint())
                ? Optional.empty()
                : Optional.of("%s is taken back, and the run is about %s".formatted(named(endpoint), named(reach.endpoint())));
    }

    /// What was called off, or set out to go back, does not end as deployed; nor does what never served.
    private Optional<String> closed(AuditEvent event) {
        closed = true;
        boolean deployed = kind == Kind.PLAN && text(event, "status").equals("Deployed");
        if (!deployed || (served && !off && goal.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(served ? "it ends as deployed, and it was called off or taken back" : "it ends as deployed, and it never served");
    }

    /// Where a plan has brought its configuration into service, it is that of its own hash.
    private Optional<String> finished(AuditEvent event) {
        served = true;
        boolean own = text(event, "endpoint").equals(reach.endpoint())
                && text(event, "config").equals(reach.objects(executed));
        return own && !reach.removes()
                ? Optional.empty()
                : Optional.of("%s serves on %s, which is not what the plan %s is about"
                        .formatted(named(text(event, "config")), named(text(event, "endpoint")), shown(executed)));
    }

    /// A letter changes nothing that runs, so people may be told at any time. A rehearsal tells of effects too, in its
    /// own name: nothing outside hears of them.
    private Optional<String> effect(AuditEvent event) {
        var effect = text(event, "effect");
        begun.add(effect);
        if (isLetter(event)) {
            return Optional.empty();
        }
        boolean rehearsed = kind == Kind.PLAN && event.actor().equals("Rehearsal") && judged.allows();
        if (!acting && !rehearsed) {
            return Optional.of("an effect starts before anything was executed");
        }
        if (!goal.isEmpty()) {
            return reach.back(effect, goal, executed)
                    ? Optional.empty()
                    : Optional.of("%s is no step of the way back to %s".formatted(named(effect), goal));
        }
        var hash = acting ? executed : judged.hash();
        return reach.onward(effect, hash)
                ? Optional.empty()
                : Optional.of("%s is no effect of %s on %s".formatted(named(effect), shown(hash), named(reach.endpoint())));
    }

    /// Where a way back leads, as its effect is named.
    private static String goal(AuditEvent event, String config) {
        return text(event, "endpoint") + "@" + text(event, config);
    }

    private boolean isLetter(AuditEvent event) {
        return kind != Kind.OTHER
                && event.type().equals("EffectStarted")
                && text(event, "effect").startsWith("mail/");
    }

    /// A text of the event's detail; empty when it has none of this name.
    static String text(AuditEvent event, String name) {
        return event.detail().values().get(name) instanceof Canonical.Text(String value) ? value : "";
    }

    /// A time of the event's detail; nothing when it has none of this name, or something else stands there.
    static Optional<Instant> time(AuditEvent event, String name) {
        try {
            return Optional.of(Instant.parse(text(event, name)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// The texts of a list of the event's detail; nothing when it has no list of this name, or others than texts in it.
    static Optional<Set<String>> texts(AuditEvent event, String name) {
        if (!(event.detail().values().get(name) instanceof Canonical.Items(List<Canonical> items))) {
            return Optional.empty();
        }
        var texts = new HashSet<String>();
        for (var item : items) {
            if (!(item instanceof Canonical.Text(String value))) {
                return Optional.empty();
            }
            texts.add(value);
        }
        return Optional.of(texts);
    }

    private static String named(String name) {
        return name.isEmpty() ? "something without a name" : name;
    }

    static String shown(String hash) {
        return hash.isEmpty() ? "a plan without a hash" : hash;
    }
}
