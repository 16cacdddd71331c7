package dev.slipway.app.cli;

import dev.slipway.app.server.Reply;
import dev.slipway.core.failure.Conflict;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.failure.Throttled;
import dev.slipway.core.failure.Unavailable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// How a command ends, for scripts.
enum Exit {
    OK(0, "done"),
    OTHER(1, "something else went wrong, or an expectation of the demo did not hold"),
    INPUT(2, "the input is wrong: an option, a field, a file, a setting"),
    REFUSED(3, "refused: by a rule of the policy, or because nothing fits"),
    CONFLICT(4, "in conflict with something else: a folder in use, a key used for another intent"),
    DEPENDENCY(5, "something outside declined or did not answer: SageMaker, a registry, capacity"),
    EVIDENCE(6, "evidence is broken: an audit chain, a digest"),
    UNKNOWN(7, "not known: a plan, an application, a model");

    private final int code;
    private final String meaning;

    Exit(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    /// Code to meaning, for the help.
    static Map<String, String> list() {
        var list = new LinkedHashMap<String, String>();
        Arrays.stream(values()).forEach(exit -> list.put(Integer.toString(exit.code), exit.meaning));
        return list;
    }

    static Exit of(StepFailure failure) {
        return switch (failure) {
            case Malformed _ -> INPUT;
            // What refuses a command is the folder that another process owns, or a person nobody knows.
            case Refused _, Conflict _ -> CONFLICT;
            case Throttled _, Unavailable _ -> DEPENDENCY;
        };
    }

    /// What a refusal of the API means to a command.
    static Exit of(Reply refusal) {
        return refusal.body().path("code").asText().equals("evidence_broken") ? EVIDENCE : ofStatus(refusal.status());
    }

    private static Exit ofStatus(int status) {
        return switch (status) {
            case 400, 401, 413, 415, 422, 431 -> status == 422 ? CONFLICT : INPUT;
            case 403 -> REFUSED;
            case 404 -> UNKNOWN;
            case 409 -> CONFLICT;
            case 429, 502, 503, 504 -> DEPENDENCY;
            default -> OTHER;
        };
    }
}
