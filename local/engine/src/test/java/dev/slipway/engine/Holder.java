package dev.slipway.engine;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A function that is given tokens, and somebody who takes them from it.
final class Holder implements Tasks {
    private final BlockingQueue<String> tokens = new LinkedBlockingQueue<>();

    @Override
    public byte[] invoke(String function, byte[] payload) throws IOException {
        tokens.add(Json.parse(payload).get("token").textValue());
        return Given.bytes("{'answer':'of the function'}");
    }

    String next() throws InterruptedException {
        return Objects.requireNonNull(tokens.poll(Given.SOON.toSeconds(), TimeUnit.SECONDS), "no token came");
    }

    /// A machine of one task that waits for its token, and a state to catch into.
    static Machine asking(String fields) {
        return Given.states(
                "Ask",
                "'Ask':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke.waitForTaskToken',"
                        + "'Arguments':{'FunctionName':'ask','Payload':{'token':'{% $states.context.Task.Token %}'}},"
                        + fields + "'End':true}" + (fields.contains("'Catch'") ? ",'Caught':{'Type':'Pass','End':true}" : ""));
    }

    static String catching(String errors) {
        return "'Catch':[{'ErrorEquals':[" + errors + "],'Next':'Caught'}],";
    }
}
