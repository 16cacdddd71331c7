package dev.slipway.twin.sagemaker;

import dev.slipway.twin.Refusal;

/// The refusals SageMaker clothes as a validation error; its clients tell them apart by describing, never by the text.
final class Invalid {
    static final String CODE = "ValidationException";

    private Invalid() {}

    static Refusal because(String message) {
        return new Refusal(400, CODE, message);
    }

    static Refusal missing(String kind, String arn) {
        return because("Could not find %s \"%s\".".formatted(kind, arn));
    }

    static Refusal taken(String kind, String arn) {
        return because("Cannot create already existing %s \"%s\".".formatted(kind, arn));
    }
}
