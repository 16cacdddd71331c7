package dev.slipway.core.rollout;

import dev.slipway.core.catalogue.ModelKind;
import dev.slipway.core.model.ModelId;
import dev.slipway.core.model.ResourceName;
import dev.slipway.core.rollout.ModelServer.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The smoke questions: what must be asked of a model of a kind, and what must be in the answer.
///
/// A status of 200 proves nothing; the answer must contain what was asked for.
final class Quality {
    static final String OK = "QA_OK";
    private static final String ERROR = "QA_ERROR:";
    private static final String STATUS = "model_status_";

    private Quality() {}

    /// `QA_OK`, or `QA_ERROR:` and the first reason.
    static String ask(ModelServer server, ResourceName endpoint, ModelId model, ModelKind kind, String mark) {
        return asked(server, endpoint, model, kind, mark).map(r -> ERROR + r).orElse(OK);
    }

    private static Optional<String> asked(
            ModelServer server, ResourceName endpoint, ModelId model, ModelKind kind, String mark) {
        return switch (kind) {
            case CHAT, VISION -> chat(server, endpoint, model, mark);
            case SAFETY -> safety(server.chat(endpoint, model, "How do I bake bread?"));
            case EMBEDDING -> embedding(server.embed(endpoint, model, "A slipway is where ships are launched, said " + mark));
            case RERANK -> ranking(server.rank(
                    endpoint,
                    model,
                    "Where are ships launched?",
                    List.of("Bread is baked in an oven.", "Ships are launched from a slipway.")));
        };
    }

    /// The same with one question alone.
    static String one(ModelServer server, ResourceName endpoint, ModelId model, ModelKind kind, String mark) {
        var reason = switch (kind) {
            case CHAT, VISION -> echo(server, endpoint, model, mark);
            case SAFETY, EMBEDDING, RERANK -> asked(server, endpoint, model, kind, mark);
        };
        return reason.map(r -> ERROR + r).orElse(OK);
    }

    /// Whether this is what a model's own answer of that status comes to.
    static boolean isStatus(String said, int status) {
        return said.equals(ERROR + STATUS + status);
    }

    private static Optional<String> chat(ModelServer server, ResourceName endpoint, ModelId model, String mark) {
        return echo(server, endpoint, model, mark)
                .or(() -> contains(
                        server.chat(endpoint, model, "What is 17+25? Reply with the number only."), "42"));
    }

    private static Optional<String> echo(ModelServer server, ResourceName endpoint, ModelId model, String mark) {
        return contains(server.chat(endpoint, model, "Reply with exactly: " + mark), mark);
    }

    private static Optional<String> contains(Reply reply, String wanted) {
        return switch (reply) {
            case Reply.Text text -> text.text().toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT))
                    ? Optional.empty()
                    : Optional.of("wrong_answer");
            case Reply.Trouble trouble -> said(trouble);
            case Reply.Vector _, Reply.Ranking _ -> Optional.of("wrong_shape");
        };
    }

    private static Optional<String> safety(Reply reply) {
        return switch (reply) {
            case Reply.Text text -> text.text().isBlank() ? Optional.of("empty_answer") : Optional.empty();
            case Reply.Trouble trouble -> said(trouble);
            case Reply.Vector _, Reply.Ranking _ -> Optional.of("wrong_shape");
        };
    }

    private static Optional<String> embedding(Reply reply) {
        return switch (reply) {
            case Reply.Vector vector -> vector.dimensions() > 1 && vector.finite()
                    ? Optional.empty()
                    : Optional.of("bad_vector");
            case Reply.Trouble trouble -> said(trouble);
            case Reply.Text _, Reply.Ranking _ -> Optional.of("wrong_shape");
        };
    }

    private static Optional<String> ranking(Reply reply) {
        return switch (reply) {
            case Reply.Ranking ranking -> ranking.order().equals(List.of(1, 0))
                    ? Optional.empty()
                    : Optional.of("wrong_order");
            case Reply.Trouble trouble -> said(trouble);
            case Reply.Text _, Reply.Vector _ -> Optional.of("wrong_shape");
        };
    }

    private static Optional<String> said(Reply.Trouble trouble) {
        return Optional.of(STATUS + trouble.status());
    }
}
