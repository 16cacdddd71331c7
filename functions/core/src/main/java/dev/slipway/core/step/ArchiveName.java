package dev.slipway.core.step;

import dev.slipway.core.model.Shape;
import dev.slipway.core.model.Word;
import java.util.regex.Pattern;

/// Where a piece lies in the archive: parts divided by slashes, as on a disk.
public record ArchiveName(String value) implements Word {
    public static final Shape SHAPE = new Shape(
            "bad_archive_name",
            Pattern.compile("[a-z0-9][a-z0-9-]*(?:[./][a-z0-9][a-z0-9-]*)*"),
            200,
            "up to 200 of a-z, 0-9 and hyphens in parts divided by a dot or a slash",
            "choose another name");

    public ArchiveName {
        SHAPE.require("name", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
