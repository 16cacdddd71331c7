package dev.slipway.adapter.bundled;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.plan.Clause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/// The clauses of one Markdown file of the policy bundle.
///
/// Shape: each begins with a heading of level two, `ID: title`, then a paragraph `Rules: A, B`, then its
/// text. A link in the text names the limit that its number states; people read the number alone.
final class Clauses {
    private static final int LEVEL = 2;
    private static final String RULES = "Rules: ";

    private Clauses() {}

    static List<Clause> read(String file, String markdown) {
        var clauses = new ArrayList<Clause>();
        for (var node = Parser.builder().build().parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == LEVEL) {
                clauses.add(clause(file, heading));
            }
        }
        if (clauses.isEmpty()) {
            throw new Malformed(file + " holds no clause: begin each with «## ID: title»");
        }
        return clauses;
    }

    private static Clause clause(String file, Heading heading) {
        var title = text(heading).split(": ", 2);
        var paragraphs = new ArrayList<String>();
        for (var node = heading.getNext(); node != null && !isEnd(node); node = node.getNext()) {
            if (!(node instanceof Paragraph)) {
                throw new Malformed("%s: the clause «%s» holds more than paragraphs: write them only"
                        .formatted(file, text(heading)));
            }
            paragraphs.add(text(node));
        }
        if (title.length != 2 || paragraphs.size() < 2 || !paragraphs.getFirst().startsWith(RULES)) {
            throw new Malformed("%s: the clause «%s» is not «ID: title», «Rules: …» and a text: write it so"
                    .formatted(file, text(heading)));
        }
        var rules =
                Arrays.asList(paragraphs.getFirst().substring(RULES.length()).split(", "));
        return new Clause(title[0], title[1], String.join("\n", paragraphs.subList(1, paragraphs.size())), rules);
    }

    private static boolean isEnd(Node node) {
        return node instanceof Heading heading && heading.getLevel() <= LEVEL;
    }

    private static String text(Node node) {
        var renderer = TextContentRenderer.builder().build();
        var out = new StringBuilder();
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            // A link's address is for the reader of the file.
            out.append(child instanceof org.commonmark.node.Link ? text(child) : renderer.render(child));
            if (child instanceof org.commonmark.node.SoftLineBreak) {
                out.append(' ');
            }
        }
        return out.toString();
    }
}
