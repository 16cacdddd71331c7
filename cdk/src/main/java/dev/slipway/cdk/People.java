package dev.slipway.cdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The people as they are uploaded: those of a file, or for a first deployment one who may approve and has every other office
/// until there are more.
record People(String json) {
    /// The name under which the first approver signs in.
    static final String APPROVER = "approver";

    private static final List<String> OFFICES = List.of("approvers", "auditors", "finance", "leads", "operators");
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @throws IllegalArgumentException when the file is none of people
    static People of(Installation installation) {
        return installation.people().map(People::in).orElseGet(() -> new People(alone(installation.approverMail())));
    }

    /// Every address that letters go to.
    List<String> mails() {
        return List.copyOf(mails(json).orElseThrow());
    }

    private static People in(Path file) {
        try {
            var json = Files.readString(file);
            if (mails(json).isEmpty()) {
                throw new IllegalArgumentException(
                        "people: %s names nobody's mail: accepted is a file such as policies/people.json".formatted(file));
            }
            return new People(json);
        } catch (IOException e) {
            throw new UncheckedIOException("the people cannot be read from " + file, e);
        }
    }

    /// Nothing where somebody has none, or there is nobody.
    private static Optional<TreeSet<String>> mails(String json) {
        try {
            var people = JSON.readTree(json).path("people");
            var mails = new TreeSet<String>();
            for (JsonNode one : people) {
                mails.add(one.path("mail").asText());
            }
            return Optional.of(mails).filter(all -> !all.isEmpty() && !all.contains(""));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String alone(String mail) {
        try {
            return JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(Map.of(
                            "people",
                            List.of(Map.of("subject", APPROVER, "mail", mail, "groups", OFFICES, "delegates", List.of()))));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
