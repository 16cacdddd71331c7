package dev.slipway.app.cli;

import dev.slipway.app.audit.ExportWriter;
import dev.slipway.app.audit.Manifest;
import dev.slipway.app.server.Reply;
import dev.slipway.app.show.Terminal;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Unavailable;
import dev.slipway.function.api.ExportAnswer;
import dev.slipway.wire.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `slipway audit export`: everything that was told, with what proves it.
@Command(description = "Write the whole audit into a new folder: events, log, checkpoints, keys. For auditors and operators.")
final class AuditExportCommand extends Verb {
    private static final int TOO_MANY = 429;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Parameters(paramLabel = "DIR", description = "A folder that is new or empty.")
    private Path folder = Path.of("");

    AuditExportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Exit run(Settings settings) {
        try (var writer = ExportWriter.to(folder);
                var door = door(settings)) {
            var after = Optional.<String>empty();
            do {
                var reply = page(door, after);
                if (!reply.good()) {
                    return new Conversation(door, terminal(), json()).refused(reply);
                }
                var page = Json.readStored(reply.text(), ExportAnswer.class);
                page.lines().forEach(line -> writer.add(line.file(), line.line()));
                after = page.next();
            } while (after.isPresent());
            print(writer.finish());
            return Exit.OK;
        }
    }

    /// A server that asks for patience gets it: an export is in no hurry.
    private static Reply page(Door door, Optional<String> after) {
        var path = "/audit/export" + after.map(next -> "?after=" + next).orElse("");
        var reply = door.api().get(path);
        while (reply.status() == TOO_MANY) {
            pause();
            reply = door.api().get(path);
        }
        return reply;
    }

    private static void pause() {
        try {
            Thread.sleep(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while exporting", e);
        }
    }

    private void print(Manifest manifest) {
        if (json()) {
            terminal().out().println(Json.text(manifest));
            return;
        }
        terminal().out().println(terminal().bold("exported to " + folder));
        for (var file : manifest.files()) {
            terminal().out().println("  %-20s %8d lines %12d bytes".formatted(file.file().file(), file.lines(), file.bytes()));
        }
        terminal().out().println("Verify it with: slipway audit verify %s --keys FILE (keys.json, kept elsewhere)".formatted(folder));
    }
}
