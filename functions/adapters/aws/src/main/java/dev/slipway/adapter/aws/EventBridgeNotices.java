package dev.slipway.adapter.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.rollout.Notice;
import dev.slipway.core.rollout.Notices;
import dev.slipway.wire.Json;

/// Notices on a bus of EventBridge, for rules to catch by their kind. Needs `events:PutEvents` on the bus.
///
/// Shape of an event: source `slipway`, detail type `Slipway Notice`, the notice as detail, its time. EventBridge
/// answers well also where it took nothing: each entry is looked at. Source: Amazon EventBridge API reference,
/// `PutEvents`.
public final class EventBridgeNotices implements Notices {
    static final String SOURCE = "slipway";

    private static final String CALL = "PutEvents";
    private static final int NO_STATUS = 400;

    private final AwsJson events;
    private final String bus;

    EventBridgeNotices(AwsJson events, String bus) {
        this.events = events;
        this.bus = bus;
    }

    /// On the bus that the settings name.
    ///
    /// @throws IllegalArgumentException by the setting's name, when it is missing
    public static EventBridgeNotices from(AwsConnection aws, Settings settings) {
        return new EventBridgeNotices(events(aws), settings.required(Setting.NOTICE_BUS));
    }

    static AwsJson events(AwsConnection aws) {
        return new AwsJson(new AwsService(aws, "events", "events"), "1.1", "AWSEvents");
    }

    @Override
    public void tell(Notice notice) {
        var request = AwsJson.request();
        request.putArray("Entries")
                .addObject()
                .put("EventBusName", bus)
                .put("Source", SOURCE)
                .put("DetailType", "Slipway Notice")
                .put("Time", notice.at().getEpochSecond())
                .put("Detail", Json.text(notice));
        requireTaken(events.call(CALL, request).done().body());
    }

    private static void requireTaken(JsonNode answer) {
        var entry = answer.path("Entries").path(0);
        var code = entry.path("ErrorCode").asText();
        if (!code.isEmpty()) {
            throw AwsDoor.failure(
                    "events " + CALL,
                    code,
                    status(code),
                    entry.path("ErrorMessage").asText());
        }
        if (answer.path("FailedEntryCount").asInt(1) != 0
                || entry.path("EventId").asText().isEmpty()) {
            throw new Malformed("events PutEvents: the answer does not say that the event was taken");
        }
    }

    /// An entry has a code and no status; of its own trouble EventBridge says `InternalFailure`.
    private static int status(String code) {
        return code.startsWith("Internal") ? 500 : NO_STATUS;
    }
}
