package dev.slipway.app.cli;

import dev.slipway.app.show.Terminal;
import dev.slipway.core.failure.StepFailure;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The program: a sentence in, a guarded endpoint out.
@Command(
        name = "slipway",
        version = "slipway 0.1.0",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Takes NVIDIA NIM models from NVIDIA's catalogue to a guarded SageMaker endpoint.")
public final class Slipway implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print JSON for programs instead of text for people.")
    private boolean json;

    @Option(
            names = "--as",
            paramLabel = "PERSON",
            scope = ScopeType.INHERIT,
            description = "Speak as this person of people.json (embedded issuer only). Default: SLIPWAY_AS, else alice.")
    private Optional<String> as = Optional.empty();

    private Slipway() {}

    boolean json() {
        return json;
    }

    Optional<String> as() {
        return as;
    }

    public static void main(String... arguments) {
        System.exit(run(Terminal.standard(), arguments));
    }

    /// Runs one command line and answers its exit code. What could not be printed was not done.
    public static int run(Terminal terminal, String... arguments) {
        int exit = line(terminal).execute(arguments);
        if (!terminal.out().checkError()) {
            return exit;
        }
        terminal.err().println("slipway: standard output could not be written to its end:"
                + " look for a full disk or a closed pipe, then repeat");
        return exit == Exit.OK.code() ? Exit.OTHER.code() : exit;
    }

    /// The commands, ready to parse.
    static CommandLine line(Terminal terminal) {
        var line = new CommandLine(new Slipway());
        verbs(terminal).forEach(line::addSubcommand);
        Objects.requireNonNull(line.getSubcommands().get("audit"))
                .addSubcommand("export", new AuditExportCommand(terminal))
                .addSubcommand("verify", new AuditVerifyCommand(terminal));
        helped(line);
        line.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n");
        line.getCommandSpec().usageMessage().exitCodeList(Exit.list());
        return line.setOut(writer(terminal.out()))
                .setErr(writer(terminal.err()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler((wrong, _) -> misread(terminal, wrong))
                .setExecutionExceptionHandler((failure, _, _) -> failed(terminal, failure));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    private static Map<String, Verb> verbs(Terminal terminal) {
        var verbs = new LinkedHashMap<String, Verb>();
        verbs.put("demo", new DemoCommand(terminal));
        verbs.put("up", new UpCommand(terminal));
        verbs.put("twins", new TwinsCommand(terminal));
        verbs.put("intent", new IntentCommand(terminal));
        verbs.put("plan", new PlanCommand(terminal));
        verbs.put("endpoints", new EndpointsCommand(terminal));
        verbs.put("undeploy", new UndeployCommand(terminal));
        verbs.put("audit", new AuditCommand(terminal));
        verbs.put("token", new TokenCommand(terminal));
        verbs.put("compare", new CompareCommand(terminal));
        return verbs;
    }

    private static void helped(CommandLine line) {
        line.getSubcommands().values().forEach(each -> {
            each.getCommandSpec().mixinStandardHelpOptions(true);
            helped(each);
        });
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static int misread(Terminal terminal, ParameterException wrong) {
        terminal.err().println("slipway: " + wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, writer(terminal.err()));
        terminal.err().println("'" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help' shows what is accepted.");
        return Exit.INPUT.code();
    }

    private static int failed(Terminal terminal, Exception failure) {
        if (failure instanceof StepFailure known) {
            terminal.err().println("slipway: " + known.getMessage());
            return Exit.of(known).code();
        }
        terminal.err().println("slipway: this is a bug, please report it");
        failure.printStackTrace(terminal.err());
        return Exit.OTHER.code();
    }
}
