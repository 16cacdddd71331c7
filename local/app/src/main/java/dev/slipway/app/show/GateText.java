package dev.slipway.app.show;

import dev.slipway.core.model.Problem;
import java.net.URI;

/// A refusal that is not Slipway's own: that of the gate before it, or of another server.
public final class GateText {
    private GateText() {}

    public static String of(int status, URI address) {
        return "slipway: " + problem(status, address).sentence();
    }

    private static Problem problem(int status, URI address) {
        var observed = "refused by %s with status %d".formatted(address, status);
        return switch (status) {
            case 401, 403 -> new Problem(
                    "not_let_in",
                    "SLIPWAY_TOKEN",
                    observed,
                    "a token that has not expired, of the issuer that this server trusts",
                    "get another one, as docs/deploy.md says, and look whether SLIPWAY_SERVER is its server");
            default -> new Problem(
                    "no_answer_of_slipway",
                    "SLIPWAY_SERVER",
                    observed,
                    "the address of a Slipway that answers",
                    status >= 500 ? "repeat the command" : "set it to the address that 'deploy' printed");
        };
    }
}
