package dev.slipway.engine.asl;

import dev.slipway.engine.asl.Exit.Target;
import java.util.regex.Pattern;

/// Reads `Assign`, `Output`, `Next` and `End`, wherever they stand.
final class ExitReader {
    private static final Pattern VARIABLE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,79}");

    private ExitReader() {}

    /// A state that goes on or ends.
    static Exit either(Fields fields) {
        return exit(fields, "", target(fields));
    }

    /// A rule or catcher, which always goes on.
    ///
    /// @param location what AWS would put before the field's name
    static Exit next(Fields fields, String location) {
        return exit(
                fields, location, new Target.Next(fields.state("Next").orElseGet(() -> fields.missing("Next", ""))));
    }

    static Exit to(Fields fields, Target target) {
        return exit(fields, "", target);
    }

    private static Exit exit(Fields fields, String location, Target target) {
        fields.object("Assign").ifPresent(ExitReader::checkNames);
        return new Exit(
                fields.template("Assign", location + "Assign"), fields.template("Output", location + "Output"), target);
    }

    private static void checkNames(Fields assign) {
        assign.json().fieldNames().forEachRemaining(name -> {
            if (name.equals("states") || !VARIABLE.matcher(name).matches()) {
                assign.refuse(name, "is no name for a variable: letters, digits and _, at most 80, and not 'states'");
            }
        });
    }

    private static Target target(Fields fields) {
        boolean ends = fields.json().path("End").asBoolean(false);
        if (fields.has("End") && !fields.json().path("End").isBoolean()) {
            fields.refuse("End", "must be true or false");
        }
        if (ends == fields.has("Next")) {
            fields.problems().add(fields.pointer(), "needs either Next or End: true");
        }
        return ends ? new Target.End() : new Target.Next(fields.state("Next").orElse(""));
    }
}
