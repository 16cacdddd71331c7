package dev.slipway.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// Who is told what happens.
public interface Report {
    void scene(String title);

    /// What somebody asks for.
    void asked(JsonNode intent);

    /// An audit event, as it comes.
    void event(JsonNode event);

    /// A plan that has come to its end: all of it, or only how it ended.
    void plan(JsonNode plan, boolean whole);

    /// Something to be read as it is.
    void note(List<String> lines);

    void expectation(String name, boolean held, String observed);

    /// The last word.
    void summary(int passed, List<String> failed);
}
