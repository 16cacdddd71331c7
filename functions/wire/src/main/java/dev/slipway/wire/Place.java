package dev.slipway.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shown;
import org.jspecify.annotations.Nullable;

/// Where in a document we are, as an RFC 6901 pointer, and the one way to refuse what stands there.
record Place(@Nullable Place above, String step) {
    static final Place ROOT = new Place(null, "");

    Place at(String name) {
        return new Place(this, name);
    }

    Place at(int index) {
        return new Place(this, Integer.toString(index));
    }

    Malformed wrongType(JsonNode observed, String accepted) {
        return refuse("type", observed.toString(), accepted, "send it in this form");
    }

    Malformed missing(String accepted) {
        return refuse("missing_field", "nothing", accepted, "add it");
    }

    Malformed unknown(String accepted) {
        return refuse("unknown_field", step, accepted, "leave it out");
    }

    Malformed outOfRange(JsonNode observed, String accepted) {
        return refuse("out_of_range", observed.toString(), accepted, "choose another value");
    }

    /// What a constructor says of its own arguments.
    Malformed because(RuntimeException reason) {
        return new Malformed("%s: %s".formatted(this, reason.getMessage()), reason);
    }

    Malformed refuse(String code, String observed, String accepted, String remedy) {
        return new Malformed(new Problem(code, toString(), Shown.of(observed), accepted, remedy).sentence());
    }

    @Override
    public String toString() {
        return above == null ? "the document" : pointer();
    }

    private String pointer() {
        return above == null
                ? ""
                : above.pointer() + "/" + Shown.of(step.replace("~", "~0").replace("/", "~1"));
    }
}
