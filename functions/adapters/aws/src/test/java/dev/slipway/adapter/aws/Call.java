package dev.slipway.adapter.aws;

import java.util.List;
import java.util.function.Function;

/// One call of AWS as a verb of ours makes it.
///
/// Shape: `before` is answered to what the verb calls first, `after` to what it calls then.
record Call(
        String service,
        String name,
        Wire wire,
        Function<AwsConnection, Object> verb,
        List<AwsStub.Answer> before,
        List<AwsStub.Answer> after) {
    /// How a service speaks of its errors.
    enum Wire {
        JSON("{\"__type\":\"com.amazonaws.any#%s\",\"message\":\"told of «%s»\"}"),
        QUERY(
                "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>told of «%s»</Message></Error></ErrorResponse>"),
        S3("<Error><Code>%s</Code><Message>told of «%s»</Message></Error>"),
        /// S3 to a HEAD.
        SILENT("");

        private final String form;

        Wire(String form) {
            this.form = form;
        }
    }

    Call(String service, String name, Wire wire, Function<AwsConnection, Object> verb) {
        this(service, name, wire, verb, List.of(), List.of());
    }

    Call before(AwsStub.Answer... answers) {
        return new Call(service, name, wire, verb, List.of(answers), after);
    }

    Call after(AwsStub.Answer... answers) {
        return new Call(service, name, wire, verb, before, List.of(answers));
    }

    /// An error of this code, which quotes the secret of a request that has one, as AWS may.
    String error(String code) {
        var quoted = name.equals("SendTaskSuccess") ? Calls.TOKEN.value() : "it";
        return code.isEmpty() ? "" : wire.form.formatted(code, quoted);
    }

    @Override
    public String toString() {
        return service + " " + name;
    }
}
