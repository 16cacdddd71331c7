package dev.slipway.app.demo;

import dev.slipway.app.server.Server;
import dev.slipway.app.show.Terminal;
import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.StepFailure;
import dev.slipway.core.model.Person;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// Plays all scenes against a server and says which expectations held.
public final class Demo {
    /// Prices and catalogue are dated; so is the demo.
    public static final Instant BEGINS = Instant.parse("2026-09-01T09:00:00Z");

    private static final List<Scene> SCENES = List.of(
            new DeployScene(),
            new ProductionScene(),
            new RehearseScene(),
            new DenyScene(),
            new UnknownModelScene(),
            new CapacityScene(),
            new UndeployScene(),
            new CompareScene(),
            new ProofScene());

    private final Stage stage;
    private final Report report;

    private Demo(Stage stage, Report report) {
        this.stage = stage;
        this.report = report;
    }

    /// Over this server and its data folder, told by this person.
    ///
    /// @param tokens what each of the people signs in with
    /// @throws Malformed when SageMaker's address is not loopback: a demo touches no account
    public static Demo over(
            Server server,
            Settings settings,
            Path data,
            Person self,
            Function<Person, String> tokens,
            Report report) {
        var stage = new Stage(
                server.address(),
                self,
                tokens,
                new Outside(server.laptop().around(), dial(server, settings), data.resolve("outbox")),
                server.laptop().clock(),
                report);
        return new Demo(stage, report);
    }

    /// Who is told of it: a person, or a program that reads one JSON object a line.
    public static Report report(Terminal terminal, boolean json) {
        return json ? new JsonReport(terminal.out()) : new TextReport(terminal);
    }

    /// From now on SageMaker has no capacity, of whatever type.
    public void withoutCapacity() {
        stage.outside().dial().refuseCapacity();
    }

    /// Plays; what did not hold, by name.
    public List<String> play() {
        SCENES.forEach(this::play);
        return stage.failed();
    }

    /// The last word.
    public void conclude() {
        report.summary(stage.passed(), stage.failed());
    }

    private void play(Scene scene) {
        report.scene(scene.title());
        try {
            scene.play(stage);
        } catch (StepFailure trouble) {
            stage.expect("«" + scene.title() + "» is played to its end", false, trouble);
        }
    }

    private static URI dial(Server server, Settings settings) {
        var address = server.laptop()
                .twins()
                .map(twins -> twins.sagemaker().uri())
                .orElseGet(() -> URI.create(settings.get(Setting.AWS_ENDPOINT_URL_SAGEMAKER)));
        try {
            if (InetAddress.getByName(address.getHost()).isLoopbackAddress()) {
                return address;
            }
        } catch (UnknownHostException unknown) {
            // Not loopback then.
        }
        throw new Malformed("AWS_ENDPOINT_URL_SAGEMAKER is «%s»: accepted is a twin on loopback; unset it for the demo"
                .formatted(address));
    }
}
