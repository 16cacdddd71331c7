package dev.slipway.adapter.bundled;

import dev.slipway.core.approval.Member;
import dev.slipway.core.approval.People;
import dev.slipway.core.failure.Malformed;
import dev.slipway.wire.Json;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;

/// The `people.json` of a policy bundle, read anew each time: whoever leaves it has no say from that moment on.
///
/// Errors: a file that is not there or not in its documented form is [Malformed], as a whole.
public final class BundledPeople implements People {
    private static final String FILE = "people.json";

    private final PolicyBundle.Source files;

    public BundledPeople(PolicyBundle.Source files) {
        this.files = files;
    }

    private record Document(List<Member> people) {}

    @Override
    public List<Member> all() {
        var people = document().people();
        var subjects = new HashSet<>();
        for (var one : people) {
            if (!subjects.add(one.subject())) {
                throw new Malformed("%s: %s is there twice: keep one".formatted(FILE, one.subject()));
            }
        }
        return people;
    }

    private Document document() {
        try {
            return Json.readStored(files.read(FILE), Document.class);
        } catch (IOException e) {
            throw new Malformed("the policy bundle has no readable " + FILE + ": name a whole bundle", e);
        } catch (Malformed e) {
            throw new Malformed(FILE + ": " + e.getMessage(), e);
        }
    }
}
