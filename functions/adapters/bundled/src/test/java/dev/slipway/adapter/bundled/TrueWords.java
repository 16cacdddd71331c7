package dev.slipway.adapter.bundled;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.guard.Guard;
import dev.slipway.core.model.Environment;
import dev.slipway.core.plan.Clause;
import dev.slipway.wire.JsonReader;
import dev.slipway.wire.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// Whether the words of a bundle are those of the guard and of the limits.
final class TrueWords {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+([.,][0-9]+)*");

    private final PolicyBundle.Source files;
    private final JsonNode limits;
    private final List<String> findings = new ArrayList<>();

    private TrueWords(PolicyBundle.Source files) throws IOException {
        this.files = files;
        this.limits = new JsonReader(Limits.STORED).tree(files.read("limits.json"));
    }

    /// What is not true in them; nothing when all is.
    static List<String> findings(PolicyBundle.Source files) throws IOException {
        var words = new TrueWords(files);
        words.rules();
        for (var file : words.limits.path("clauses")) {
            words.numbers(new String(files.read(file.textValue()), StandardCharsets.UTF_8));
        }
        return words.findings;
    }

    private void rules() {
        var clauses =
                new PolicyBundle(files).of(new Environment("dev")).orElseThrow().clauses();
        var bound = clauses.stream().flatMap(clause -> clause.rules().stream()).collect(Collectors.toSet());
        missing(Guard.rules(), bound).forEach(rule -> findings.add(rule + " has no clause"));
        for (Clause clause : clauses) {
            missing(clause.rules(), Set.copyOf(Guard.rules()))
                    .forEach(rule ->
                            findings.add("%s binds the rule %s, which nobody wrote".formatted(clause.id(), rule)));
        }
    }

    private static Set<String> missing(List<String> wanted, Set<String> there) {
        var missing = new TreeSet<>(wanted);
        missing.removeAll(there);
        return missing;
    }

    private void numbers(String markdown) {
        Parser.builder().build().parse(markdown).accept(new AbstractVisitor() {
            private String clause = "";

            @Override
            public void visit(Heading heading) {
                clause = heading.getFirstChild() instanceof Text text
                        ? text.getLiteral().split(":", 2)[0]
                        : "";
            }

            @Override
            public void visit(Link link) {
                linked(clause, link);
            }

            @Override
            public void visit(Text text) {
                bare(clause, text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                bare(clause, code.getLiteral());
            }
        });
    }

    private void linked(String clause, Link link) {
        var said = link.getFirstChild() instanceof Text text ? text.getLiteral() : "";
        var path = link.getDestination().split("\\.", 2);
        var limit = limits.path("environments")
                .valueStream()
                .filter(each -> each.path("environment").asText().equals(path[0]) && path.length == 2)
                .map(each -> each.at("/" + path[1].replace('.', '/')))
                .filter(JsonNode::isNumber)
                .map(each -> each.decimalValue().toPlainString())
                .findFirst()
                .orElse("nothing");
        if (!said.equals(limit)) {
            findings.add("%s says %s where %s is %s".formatted(clause, said, link.getDestination(), limit));
        }
    }

    private void bare(String clause, String words) {
        NUMBER.matcher(words)
                .results()
                .forEach(number ->
                        findings.add("%s says %s without a link to its limit".formatted(clause, number.group())));
    }
}
