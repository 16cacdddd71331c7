package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Dial;
import dev.slipway.twin.Json;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// The operations on models, and those on endpoint configurations: created once, described, listed,
/// deleted, never changed.
///
/// Deleting asks nobody: SageMaker deletes a model or configuration that an endpoint still uses.
final class Resources {
    /// What tells models from configurations on the wire.
    record Kind(String words, String prefix, BiFunction<Place, String, String> arn, Consumer<ObjectNode> defaults) {
        static final Kind MODEL = new Kind("model", "Model", Place::model, Defaults::model);
        static final Kind CONFIGURATION =
                new Kind("endpoint configuration", "EndpointConfig", Place::configuration, Defaults::configuration);

        String name() {
            return prefix + "Name";
        }
    }

    private final Kind kind;
    private final Map<String, Resource> held;
    private final Tags tags;
    private final Dial dial;
    private final Consumer<Asked> check;

    Resources(Kind kind, Map<String, Resource> held, Tags tags, Dial dial, Consumer<Asked> check) {
        this.kind = kind;
        this.held = held;
        this.tags = tags;
        this.dial = dial;
        this.check = check;
    }

    ObjectNode create(Asked asked) {
        var arn = arn(asked);
        if (held.containsKey(arn)) {
            throw Invalid.taken(kind.words(), arn);
        }
        check.accept(asked);
        tags.give(arn, Tags.read(asked));
        held.put(arn, new Resource(asked.text(kind.name()), arn, asked.now(), kept(asked)));
        return Json.object().put(kind.prefix() + "Arn", arn);
    }

    ObjectNode describe(Asked asked) {
        var resource = existing(asked);
        if (asked.now().isBefore(resource.created().plus(dial.lasting(Phases.DESCRIBABLE)))) {
            throw Invalid.missing(kind.words(), resource.arn());
        }
        return summary(resource).setAll(resource.request());
    }

    ObjectNode list(Asked asked) {
        var rows = held.values().stream()
                .filter(each -> asked.place().holds(each.arn()))
                .map(each -> new Page.Row(each.name(), each.created(), "", summary(each)));
        return Page.of(kind.prefix() + "s", rows, asked);
    }

    ObjectNode delete(Asked asked) {
        var arn = existing(asked).arn();
        held.remove(arn);
        tags.forget(arn);
        return Json.object();
    }

    private Resource existing(Asked asked) {
        var arn = arn(asked);
        var resource = held.get(arn);
        if (resource == null) {
            throw Invalid.missing(kind.words(), arn);
        }
        return resource;
    }

    private String arn(Asked asked) {
        return kind.arn().apply(asked.place(), asked.text(kind.name()));
    }

    private ObjectNode summary(Resource resource) {
        var summary = Json.object().put(kind.name(), resource.name()).put(kind.prefix() + "Arn", resource.arn());
        summary.set("CreationTime", Asked.time(resource.created()));
        return summary;
    }

    private ObjectNode kept(Asked asked) {
        var kept = asked.request().deepCopy();
        kept.remove("Tags");
        kind.defaults().accept(kept);
        return kept;
    }
}
