package dev.slipway.adapter.oci;

import dev.slipway.twin.Answer;
import dev.slipway.twin.Call;
import dev.slipway.twin.Dial;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Operation;
import dev.slipway.twin.Twin;
import dev.slipway.twin.TwinServer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A registry that says what the test wants; a path is the name of its operation.
record SayingRegistry(Function<Call, Answer> answers) implements Twin {
    static TwinServer saying(Function<Call, Answer> answers) {
        return new TwinServer(new SayingRegistry(answers), new Dial(Map.of()), Optional.empty(), 0);
    }

    /// How often a server was asked for this path.
    static long asked(TwinServer server, String path) {
        return server.calls().accepted(path, "") + server.calls().refused(path, "");
    }

    @Override
    public Operation operation(Call call) {
        return new Operation(call.path(), "", false);
    }

    @Override
    public Answer answer(Call call) {
        return answers.apply(call);
    }

    @Override
    public Answer refuse(Call call, Effect.Refuse effect) {
        throw new UnsupportedOperationException("nobody turns this dial");
    }
}
