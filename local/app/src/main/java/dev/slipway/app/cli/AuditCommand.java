package dev.slipway.app.cli;

import dev.slipway.app.show.Terminal;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import picocli.CommandLine.Command;

/// `slipway audit`: the audit as a whole.
@Command(
        synopsisSubcommandLabel = "COMMAND",
        description = "Take the whole audit away, and verify it anywhere.")
final class AuditCommand extends Verb {
    AuditCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Exit run(Settings settings) {
        throw new Malformed("Missing command: audit export or audit verify");
    }
}
