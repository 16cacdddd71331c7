package dev.slipway.function.api.review;

import dev.slipway.core.approval.Standing;
import dev.slipway.core.model.Problem;
import dev.slipway.wire.http.HttpReply;

/// What is said to people who have no say.
final class Refusals {
    private Refusals() {}

    static HttpReply barred(Standing.Why why) {
        return why == Standing.Why.NOT_SIGNED_IN
                ? HttpReply.problem(401, new Problem("sign_in_needed", "", observed(why), accepted(why), "sign in"))
                        .with("www-authenticate", "Bearer")
                : HttpReply.problem(403, new Problem("no_say", "", observed(why), accepted(why), "leave it to others"));
    }

    static HttpReply notKnown(String plan) {
        return HttpReply.problem(
                404,
                new Problem("not_known", "plan_id", plan, "the id of a plan that waits for you", "see what waits: slipway approvals"));
    }

    private static String observed(Standing.Why why) {
        return switch (why) {
            case AUTHOR -> "the person who asked for the plan";
            case FOR_AUTHOR -> "a word for somebody who asked for the plan";
            case NOT_SIGNED_IN -> "a link alone";
            case NO_DELEGATE -> "somebody else than a delegate";
            case NO_MEMBER -> "no group that decides about it";
        };
    }

    private static String accepted(Standing.Why why) {
        return switch (why) {
            case AUTHOR -> "somebody who did not ask for the plan";
            case FOR_AUTHOR -> "somebody who speaks for nobody who asked for the plan";
            case NOT_SIGNED_IN -> "somebody who signed in";
            case NO_DELEGATE -> "a delegate of whoever is asked";
            case NO_MEMBER -> "a member of a group that decides about it";
        };
    }
}
