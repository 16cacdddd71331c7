package dev.slipway.engine.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.slipway.engine.asl.Exit.Target;
import dev.slipway.engine.asl.State.Until;
import dev.slipway.engine.query.Template;
import dev.slipway.engine.query.Typed;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one state of each type.
final class StateReader {
    private static final int MAX_SECONDS = 99_999_999;
    private static final String TYPES = "Pass, Task, Choice, Wait, Succeed, Fail";

    private StateReader() {}

    static Optional<State> state(String name, Fields fields) {
        var type = fields.requiredText("Type");
        return switch (type) {
            case "Pass" -> Optional.of(pass(name, fields));
            case "Task" -> Optional.of(TaskReader.task(name, fields));
            case "Choice" -> Optional.of(choice(name, fields));
            case "Wait" -> Optional.of(wait(name, fields));
            case "Succeed" -> Optional.of(succeed(name, fields));
            case "Fail" -> Optional.of(fail(name, fields));
            case "" -> Optional.empty();
            default -> {
                fields.refuse("Type", type + " is not implemented; a state is one of " + TYPES);
                yield Optional.empty();
            }
        };
    }

    private static void only(Fields fields, String what, String... own) {
        var accepted = new HashSet<>(Set.of("Type", "Comment", "QueryLanguage"));
        accepted.addAll(List.of(own));
        fields.only(what, accepted);
    }

    private static State pass(String name, Fields fields) {
        only(fields, "a Pass", "Assign", "Output", "Next", "End");
        return new State.Pass(name, ExitReader.either(fields));
    }

    private static State choice(String name, Fields fields) {
        only(fields, "a Choice", "Choices", "Default", "Assign", "Output");
        var rules = new ArrayList<State.Rule>();
        for (var rule : fields.objects("Choices")) {
            rule.only("a rule", Set.of("Comment", "Condition", "Assign", "Output", "Next"));
            rules.add(new State.Rule(condition(rule), ExitReader.next(rule, "Choices[" + rules.size() + "]/")));
        }
        if (rules.isEmpty()) {
            fields.refuse("Choices", "must hold at least one rule");
        }
        var next = fields.state("Default");
        // Read also where no Default takes it: a wrong expression is wrong there too.
        var exit = ExitReader.to(fields, new Target.Next(next.orElse("")));
        return new State.Choice(name, rules, next.map(_ -> exit));
    }

    private static Typed condition(Fields rule) {
        return rule.typed("Condition", JsonNodeType.BOOLEAN, JsonNode::isBoolean, "true, false")
                .orElseGet(() -> rule.missing("Condition", literal(JsonNodeType.BOOLEAN)));
    }

    private static State wait(String name, Fields fields) {
        only(fields, "a Wait", "Seconds", "Timestamp", "Assign", "Output", "Next", "End");
        if (fields.has("Seconds") == fields.has("Timestamp")) {
            fields.problems().add(fields.pointer(), "needs either Seconds or Timestamp");
        }
        var seconds = fields.typed(
                "Seconds",
                JsonNodeType.NUMBER,
                json -> Fields.isWhole(json, 0, MAX_SECONDS),
                "a whole number of seconds");
        var timestamp = fields.typed(
                "Timestamp",
                JsonNodeType.STRING,
                StateReader::isTimestamp,
                "an ISO-8601 date and time with its offset");
        Optional<Until> until = seconds.map(Until.Seconds::new);
        return new State.Wait(
                name,
                until.orElseGet(() -> new Until.Timestamp(timestamp.orElse(literal(JsonNodeType.STRING)))),
                ExitReader.either(fields));
    }

    private static boolean isTimestamp(JsonNode json) {
        try {
            return json.isTextual() && OffsetDateTime.parse(json.textValue()).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static State succeed(String name, Fields fields) {
        only(fields, "a Succeed", "Output");
        return new State.Succeed(name, ExitReader.to(fields, new Target.End()));
    }

    private static State fail(String name, Fields fields) {
        only(fields, "a Fail", "Error", "Cause");
        return new State.Fail(
                name,
                fields.typed("Error", JsonNodeType.STRING, JsonNode::isTextual, "a text"),
                fields.typed("Cause", JsonNodeType.STRING, JsonNode::isTextual, "a text"));
    }

    /// Stands in for a field that was refused; the definition is never used.
    private static Typed literal(JsonNodeType type) {
        return new Typed(type, new Template.Literal(NullNode.instance));
    }
}
