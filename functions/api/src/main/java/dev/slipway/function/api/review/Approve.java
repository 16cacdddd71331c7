package dev.slipway.function.api.review;

import dev.slipway.core.approval.ApprovalState;
import dev.slipway.core.approval.DecideApproval;
import dev.slipway.core.approval.DecideApproval.Answer;
import dev.slipway.core.approval.Standing;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import dev.slipway.core.step.Step;
import dev.slipway.wire.http.HttpReply;
import dev.slipway.wire.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// `POST /approve`: the word of somebody who signed in.
public final class Approve implements BiFunction<HttpRequest, Approve.Document, HttpReply> {
    /// The body, unchecked but for its shape. An `approver` may be named, and is whoever the token says.
    public record Document(
            String planId, String decision, Optional<String> reason, Optional<String> approver, Optional<String> onBehalfOf) {}

    /// The answer: how the approval stands, whether this word is new, and whose seat it was said in where that is another's.
    record Result(String planId, String state, boolean recorded, Optional<String> onBehalfOf) {}

    private final Step<DecideApproval.Request, Answer> decide;

    Approve(Step<DecideApproval.Request, Answer> decide) {
        this.decide = decide;
    }

    @Override
    public HttpReply apply(HttpRequest request, Document document) {
        var decision = Decisions.of(document.decision());
        var problems = Stream.of(
                        PlanId.SHAPE.check("plan_id", document.planId()),
                        decision.isPresent() ? Optional.<Problem>empty() : Optional.of(noDecision(document.decision())),
                        document.onBehalfOf().flatMap(seat -> Person.SHAPE.check("on_behalf_of", seat)))
                .flatMap(Optional::stream)
                .toList();
        if (!problems.isEmpty()) {
            return HttpReply.problems(400, problems);
        }
        var other = document.approver().filter(named -> !named.equals(request.caller().value()));
        if (other.isPresent()) {
            return otherPerson(other.get());
        }
        var plan = new PlanId(document.planId());
        var asked = new DecideApproval.Request(
                plan,
                request.caller(),
                decision.orElseThrow(),
                document.reason(),
                Optional.empty(),
                document.onBehalfOf().map(Person::new));
        return reply(plan, decide.apply(asked, request.now()));
    }

    private static HttpReply reply(PlanId plan, Answer answer) {
        return switch (answer) {
            case Answer.Recorded(ApprovalState state, Optional<Person> seat) -> result(plan, state, true, seat);
            case Answer.AlreadySo(ApprovalState state, Optional<Person> seat) -> result(plan, state, false, seat);
            case Answer.DecidedOtherwise(ApprovalState state) -> decidedOtherwise(state);
            case Answer.SupersededRound _ -> throw new IllegalStateException("no link was used");
            case Answer.Barred(Standing.Why why) -> Refusals.barred(why);
            case Answer.NotKnown _ -> Refusals.notKnown(plan.value());
            case Answer.Invalid(List<Problem> problems) -> HttpReply.problems(400, problems);
        };
    }

    private static HttpReply result(PlanId plan, ApprovalState state, boolean recorded, Optional<Person> seat) {
        return HttpReply.json(200, new Result(plan.value(), state.word(), recorded, seat.map(Person::value)));
    }

    private static HttpReply decidedOtherwise(ApprovalState state) {
        return HttpReply.problem(
                409,
                new Problem("decided_otherwise", "decision", state.word(), "what was decided before", "nothing is left to do: the first decision holds"));
    }

    private static HttpReply otherPerson(String named) {
        return HttpReply.problem(
                403,
                new Problem("other_person", "approver", Shown.ascii(named), "the person of the token", "leave the field out"));
    }

    private static Problem noDecision(String text) {
        return new Problem("unknown_decision", "decision", Shown.ascii(text), Decisions.ACCEPTED, "say one of the two");
    }
}
