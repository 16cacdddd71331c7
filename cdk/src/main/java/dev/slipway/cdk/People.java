package dev.slipway.cdk;

import java.util.List;
import java.util.Map;

/// The people of a first deployment: one who may approve, and who has every other office until there are more.
final class People {
    /// The name under which the first approver signs in.
    static final String APPROVER = "approver";

    private static final List<String> OFFICES = List.of("approvers", "auditors", "finance", "leads", "operators");

    private People() {}

    /// As `people.json` holds them.
    static Map<String, Object> of(Installation installation) {
        return Map.of(
                "people",
                List.of(Map.of(
                        "subject", APPROVER,
                        "mail", installation.approverMail(),
                        "groups", OFFICES,
                        "delegates", List.of())));
    }
}
