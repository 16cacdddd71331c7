package dev.slipway.adapter.sagemaker;

import dev.slipway.twin.Answer;
import dev.slipway.twin.Call;
import dev.slipway.twin.Dial;
import dev.slipway.twin.Effect;
import dev.slipway.twin.Operation;
import dev.slipway.twin.Twin;
import dev.slipway.twin.TwinServer;
import java.util.Map;
import java.util.Optional;

/// Says one thing, whatever it is asked.
record SayingServer(Answer answer) implements Twin {
    static TwinServer saying(int status, String body) {
        var answer = Answer.of(status, "application/x-amz-json-1.1", body);
        return new TwinServer(new SayingServer(answer), new Dial(Map.of()), Optional.empty(), 0);
    }

    @Override
    public Operation operation(Call call) {
        return new Operation("Any", "", false);
    }

    @Override
    public Answer answer(Call call) {
        return answer;
    }

    @Override
    public Answer refuse(Call call, Effect.Refuse effect) {
        throw new UnsupportedOperationException("nobody turns this dial");
    }
}
