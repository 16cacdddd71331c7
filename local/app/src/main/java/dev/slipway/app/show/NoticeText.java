package dev.slipway.app.show;

import dev.slipway.core.model.Shown;
import dev.slipway.core.rollout.Notice;
import java.util.Locale;

/// A notice in one line.
public final class NoticeText {
    private static final int LONGEST = 160;

    private NoticeText() {}

    /// `2026-11-21T10:00:03Z  chatbot-x in staging: deployed (01JD…)`, and why where there is a reason.
    public static String of(Notice notice, Terminal terminal) {
        var what = notice.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var why = notice.reason().map(reason -> ": " + Shown.of(reason, LONGEST)).orElse("");
        return "%s  %s in %s: %s (%s)%s"
                .formatted(
                        terminal.faint(Shown.time(notice.at())),
                        notice.app(),
                        notice.environment(),
                        notice.kind() == Notice.Kind.NEEDS_OPERATOR ? terminal.bad(what) : what,
                        notice.run(),
                        why);
    }
}
