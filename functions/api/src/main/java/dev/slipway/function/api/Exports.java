package dev.slipway.function.api;

import dev.slipway.core.checkpoint.ExportAudit;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.step.Step;
import dev.slipway.wire.http.HttpReply;
import dev.slipway.wire.http.HttpRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// `GET /audit/export`: the whole audit a page at a time, for auditors and operators.
final class Exports implements Function<HttpRequest, HttpReply> {
    static final String AFTER = "after";

    private final Step<ExportAudit.Request, ExportAudit.Answer> export;
    private final Function<Instant, PlanId> ids;

    Exports(Step<ExportAudit.Request, ExportAudit.Answer> export, Function<Instant, PlanId> ids) {
        this.export = export;
        this.ids = ids;
    }

    @Override
    public HttpReply apply(HttpRequest request) {
        var asked = new ExportAudit.Request(
                request.caller(),
                Optional.ofNullable(request.query().get(AFTER)),
                ids.apply(request.now()).run());
        return switch (export.apply(asked, request.now())) {
            case ExportAudit.Answer.Page page -> HttpReply.json(200, ExportAnswer.of(page));
            case ExportAudit.Answer.NotAllowed refusal -> HttpReply.problem(403, refusal.problem());
            case ExportAudit.Answer.NoSuchPage wrong -> HttpReply.problem(400, wrong.problem());
        };
    }
}
