package dev.slipway.app.cli;

import dev.slipway.app.audit.Verdict;
import dev.slipway.app.audit.VerifyExport;
import dev.slipway.app.show.Terminal;
import dev.slipway.app.show.VerdictText;
import dev.slipway.core.contract.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway audit verify`: whether an export proves what it tells. Asks nobody and writes nothing.
@Command(description = "Verify an export: chains, log, signatures, and that nothing was done that was not allowed. Needs no network.")
final class AuditVerifyCommand extends Verb {
    @Parameters(paramLabel = "DIR", description = "The folder of an export.")
    private Path folder = Path.of("");

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "The keys.json of an earlier export, kept elsewhere: whose log it is and who may sign it.")
    private Optional<Path> keys = Optional.empty();

    @Option(
            names = "--head",
            paramLabel = "FILE",
            description = "The checkpoints.ndjson of an earlier export, or its last line: the log must have grown from there.")
    private Optional<Path> head = Optional.empty();

    AuditVerifyCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Exit run(Settings settings) {
        var verdict = VerifyExport.of(folder, keys, head);
        terminal().out().println(new VerdictText(terminal(), json()).of(verdict, Instant.now()));
        return exit(verdict);
    }

    private static Exit exit(Verdict verdict) {
        return verdict.whole() ? Exit.OK : Exit.EVIDENCE;
    }
}
