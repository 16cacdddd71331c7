package dev.slipway.twin;

import java.util.Map;

/// What a twin said by itself, for programs in other languages: `GET /_events`, or `?after=ID` for what is new.
final class EventPages {
    private final Events events;

    EventPages(Events events) {
        this.events = events;
    }

    static boolean owns(Call call) {
        return call.path().equals("/_events");
    }

    Answer answer(Call call) {
        if (!call.method().equals("GET")) {
            return DialPages.error(405, "MethodNotAllowed", "Events are read by GET.");
        }
        try {
            var after = Long.parseLong(call.query().getOrDefault("after", "0"));
            return Answer.json(200, Json.MAPPER.valueToTree(Map.of("events", events.after(after))));
        } catch (NumberFormatException e) {
            return DialPages.error(400, "BadEvent", "after is the id of an event, a whole number.");
        }
    }
}
