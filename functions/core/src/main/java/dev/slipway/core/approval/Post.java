package dev.slipway.core.approval;

import dev.slipway.core.checkpoint.CheckpointHead;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.RunId;
import dev.slipway.core.plan.Cancellation;
import dev.slipway.core.plan.PlanRecord;
import dev.slipway.core.step.Effects;
import dev.slipway.core.step.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Everything that goes out by mail, each letter once.
///
/// Mail that cannot be sent stops nothing: who is asked sees it in the list as well, and the sweep tries again.
public final class Post {
    private final Ledger ledger;
    private final People people;
    private final Mail mail;
    private final Effects effects;
    private final LinkMinter minter;
    private final Address address;

    public Post(
            Ledger ledger,
            People people,
            Mail mail,
            Effects effects,
            LinkMinter minter,
            Address address) {
        this.ledger = ledger;
        this.people = people;
        this.mail = mail;
        this.effects = effects;
        this.minter = minter;
        this.address = address;
    }

    /// The next round of an approval, with a link for each of these people.
    Round round(Approval approval, List<Member> asked, Instant now) {
        int number = approval.round() + 1;
        var key = minter.key();
        return new Round(
                number,
                now,
                key,
                asked.stream()
                        .map(to -> new Round.Invitation(
                                to.subject(),
                                link(approval, new Round(number, now, key, List.of()), to)
                                        .nonce()
                                        .hash()))
                        .toList());
    }

    /// Sends what is missing of the mails of the current round.
    void ask(Approval approval, String actor) {
        var round = approval.rounds().getLast();
        var all = people.all();
        var tally = approval.tally(all);
        var waited = round.invited().stream()
                .map(Round.Invitation::person)
                .filter(person -> tally.of(person).isEmpty() && tally.in(person).isEmpty())
                .toList();
        all.stream()
                .filter(member -> waited.contains(member.subject()))
                .forEach(to -> send(
                        approval.plan().run(),
                        actor,
                        ReviewLetter.name(approval, to),
                        () -> ReviewLetter.to(
                                to,
                                approval,
                                Matter.of(ledger, approval.plan()),
                                address.link("/review/" + minter.text(link(approval, round, to))),
                                CheckpointHead.newest(ledger).map(CheckpointHead::sentence))));
    }

    /// Tells how a plan ended: its requester, where people were asked about it, and whoever else it concerns.
    public void tell(PlanRecord record, List<Person> concerned, String actor) {
        var asked = ledger.read(ApprovalNeed.key(record.id())).found().map(ApprovalNeed::requester);
        people.all().stream()
                .filter(one -> asked.equals(Optional.of(one.subject())) || concerned.contains(one.subject()))
                .forEach(to -> send(
                        record.id().run(),
                        actor,
                        EndLetter.name(record, to),
                        () -> EndLetter.to(
                                to,
                                record,
                                ledger.read(Approval.key(record.id())).found(),
                                ledger.read(Cancellation.key(record.id())).found(),
                                address)));
    }

    /// What the commands of a letter need to reach this Slipway: a line, or nothing.
    public String commands() {
        return address.commands();
    }

    /// Sends one letter of this name; what cannot be sent is left.
    public void send(RunId run, String actor, String name, Supplier<Letter> letter) {
        try {
            effects.ensure(
                    run,
                    actor,
                    "mail/" + name,
                    () -> Optional.of(name).filter(mail::sent),
                    () -> mail.send(letter.get()),
                    name::equals);
        } catch (StepFailure later) {
            // The note of the effect says that it was begun; whoever asks again begins again.
        }
    }

    private Link link(Approval approval, Round round, Member to) {
        return minter.review(
                approval.plan(),
                round.number(),
                to.subject(),
                approval.need().hash(),
                round.opened(),
                approval.expires(),
                round.key());
    }
}
