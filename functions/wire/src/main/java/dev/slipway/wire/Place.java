package dev.slipway.wire;

import com.fasterxml.jackson.databind.JsonNode;
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

    Mismatch wrongType(JsonNode observed, String accepted) {
        return refuse("type", observed.toString(), accepted, "send it in this form");
    }

    Mismatch missing(String accepted) {
        return refuse("missing_field", "nothing", accepted, "add it");
    }

    Mismatch unknown(String accepted) {
        return refuse("unknown_field", step, accepted, "leave it out");
    }

    Mismatch outOfRange(JsonNode observed, String accepted) {
        return refuse("out_of_range", observed.toString(), accepted, "choose another value");
    }

    /// What a constructor says of its own arguments.
    Mismatch because(RuntimeException reason) {
        var said = String.valueOf(reason.getMessage());
        return new Mismatch(
                "%s: %s".formatted(this, said),
                new Problem("bad_value", toString(), "another form", Shown.of(said), "send it in this form"));
    }

    Mismatch refuse(String code, String observed, String accepted, String remedy) {
        var problem = new Problem(code, toString(), Shown.of(observed), accepted, remedy);
        return new Mismatch(problem.sentence(), problem);
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
