package dev.slipway.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.rollout.Notice;
import dev.slipway.core.rollout.Notices;
import dev.slipway.core.rollout.NoticesContract;
import dev.slipway.wire.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A bus whose rule puts what comes from us into a queue.
class EventBridgeNoticesEmulatorTest extends NoticesContract {
    private static final String RULE = "notices";

    private final AwsConnection aws = Emulator.connection();
    private final AwsJson events = EventBridgeNotices.events(aws);
    private final String bus = Emulator.fresh("bus");
    private final FreshQueue queue = FreshQueue.make(aws);

    @BeforeEach
    void listen() {
        call("CreateEventBus", AwsJson.request().put("Name", bus));
        call("PutRule", rule("Name").put("EventPattern", "{\"source\":[\"%s\"]}".formatted(EventBridgeNotices.SOURCE)));
        var target = rule("Rule");
        target.putArray("Targets").addObject().put("Id", "queue").put("Arn", queue.arn());
        call("PutTargets", target);
    }

    @AfterEach
    void close() {
        var target = rule("Rule");
        target.putArray("Ids").add("queue");
        call("RemoveTargets", target);
        call("DeleteRule", rule("Name"));
        call("DeleteEventBus", AwsJson.request().put("Name", bus));
        queue.close();
    }

    @Override
    protected Notices notices() {
        return new EventBridgeNotices(events, bus);
    }

    @Override
    protected List<Notice> heard(int many) {
        var heard = new ArrayList<Notice>();
        for (int tries = 0; tries < 60 && heard.size() < many; tries++) {
            queue.next().ifPresent(event -> heard.add(notice(event)));
        }
        return heard;
    }

    private static Notice notice(JsonNode event) {
        var notice = Json.read(event.path("detail").toString(), Notice.class);
        assertThat(event.path("detail-type").asText()).isEqualTo("Slipway Notice");
        assertThat(event.path("time").asText()).isEqualTo(notice.at().toString());
        return notice;
    }

    private ObjectNode rule(String field) {
        return AwsJson.request().put(field, RULE).put("EventBusName", bus);
    }

    private void call(String operation, ObjectNode request) {
        events.call(operation, request).done();
    }
}
