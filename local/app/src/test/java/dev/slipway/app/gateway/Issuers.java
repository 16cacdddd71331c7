package dev.slipway.app.gateway;

import dev.slipway.core.approval.Member;
import dev.slipway.core.model.Group;
import dev.slipway.core.model.Person;
import dev.slipway.function.api.Bench;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// An issuer for alice and bob at the bench's noon.
final class Issuers {
    private static final List<Member> PEOPLE = List.of(member("alice", "developers"), member("bob", "approvers"));

    private Issuers() {}

    static Issuer in(Path folder) {
        return in(folder, () -> Bench.NOON);
    }

    static Issuer in(Path folder, InstantSource clock) {
        return Issuer.in(folder, () -> PEOPLE, clock);
    }

    private static Member member(String subject, String group) {
        return new Member(new Person(subject), subject + "@example.com", List.of(new Group(group)), List.of());
    }
}
