package dev.slipway.app.boot;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Every function: its package, its handler, a sample of what it is asked, and what it is told beside the tables.
enum Packaged {
    API(
            "api",
            "Api",
            "api-intent",
            "EVIDENCE_BUCKET SLIPWAY_POLICIES SLIPWAY_ORIGIN LINK_KEYS FORM_KEYS TOKEN_KEY PLACE_ROLE DEPLOYMENT_MACHINE ROLLBACK_MACHINE AWS_ENDPOINT_URL_CLOUDWATCH"),
    PLAN(
            "deployment",
            "PlanDeployment",
            "step-plan",
            "EVIDENCE_BUCKET SLIPWAY_POLICIES SLIPWAY_REGISTRY_URL REGISTRY_SECRET AWS_ENDPOINT_URL_PRICING"),
    GUARD(
            "deployment",
            "GuardPlan",
            "step-guard",
            "EVIDENCE_BUCKET SLIPWAY_POLICIES PLACE_ROLE SLIPWAY_REGISTRY_URL REGISTRY_SECRET AWS_ENDPOINT_URL_CLOUDWATCH AWS_ENDPOINT_URL_PRICING"),
    REQUEST_APPROVAL(
            "deployment",
            "RequestApproval",
            "step-request-approval",
            "SLIPWAY_POLICIES SLIPWAY_ORIGIN LINK_KEYS TOKEN_KEY MAIL_TOPIC SLIPWAY_URL"),
    AUDIT(
            "deployment",
            "AuditDeployment",
            "step-audit",
            "SLIPWAY_POLICIES SLIPWAY_ORIGIN LINK_KEYS MAIL_TOPIC SLIPWAY_URL NOTICE_BUS"),
    SWEEP(
            "deployment",
            "Sweep",
            "clock-sweep",
            "SLIPWAY_POLICIES SLIPWAY_ORIGIN LINK_KEYS TOKEN_KEY MAIL_TOPIC SLIPWAY_URL NOTICE_BUS DEPLOYMENT_MACHINE ROLLBACK_MACHINE"),
    CHECKPOINT("deployment", "Checkpoint", "clock-checkpoint", "SLIPWAY_ORIGIN ARCHIVE_BUCKET CHECKPOINT_KEY"),
    EXECUTE(
            "rollout",
            "ExecutePlan",
            "step-execute",
            "EVIDENCE_BUCKET SLIPWAY_POLICIES PLACE_ROLE EXECUTE AWS_ENDPOINT_URL_SAGEMAKER AWS_ENDPOINT_URL_CLOUDWATCH"),
    WATCH(
            "rollout",
            "WatchRollout",
            "step-watch",
            "PLACE_ROLE AWS_ENDPOINT_URL_SAGEMAKER AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME AWS_ENDPOINT_URL_CLOUDWATCH"),
    VALIDATE("rollout", "ValidateEndpoint", "step-validate", "PLACE_ROLE AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME"),
    UNDO("rollout", "UndoRollout", "step-undo", "PLACE_ROLE AWS_ENDPOINT_URL_SAGEMAKER AWS_ENDPOINT_URL_CLOUDWATCH"),
    FIND_LAST_GOOD("rollout", "FindLastGood", "step-find-last-good", "SLIPWAY_POLICIES PLACE_ROLE AWS_ENDPOINT_URL_SAGEMAKER"),
    ALARM_RAISED("rollout", "AlarmRaised", "alarm-errors", "ROLLBACK_MACHINE");

    private static final Path FUNCTIONS = Path.of("../../functions");
    private static final Path EVENTS = Path.of("../../events");
    private static final List<String> ALWAYS = List.of("STATE_TABLE", "AUDIT_TABLE");

    private final String jar;
    private final String step;
    private final String event;
    private final String settings;

    /// @param settings with a space between them
    Packaged(String jar, String step, String event, String settings) {
        this.jar = jar;
        this.step = step;
        this.event = event;
        this.settings = settings;
    }

    String jar() {
        return jar;
    }

    /// As its line in the log names it.
    String step() {
        return step;
    }

    String handler() {
        return "dev.slipway.function.%s.%sHandler".formatted(jar, step);
    }

    String event() {
        try {
            return Files.readString(EVENTS.resolve(event + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What it is told, of all that there is.
    Map<String, String> told(Map<String, String> all) {
        var told = new TreeMap<String, String>();
        Stream.concat(ALWAYS.stream(), Arrays.stream(settings.split(" "))).forEach(name -> told.put(name, all.getOrDefault(name, "")));
        all.forEach((name, value) -> {
            if (name.equals("AWS_ENDPOINT_URL") || name.equals("AWS_ACCESS_KEY_ID") || name.equals("AWS_SECRET_ACCESS_KEY")) {
                told.put(name, value);
            }
        });
        return told;
    }

    /// Skips the test where it was not built.
    Path path() {
        try (var files = Files.newDirectoryStream(FUNCTIONS.resolve(jar).resolve("target"), jar + "-*-aws.jar")) {
            for (var file : files) {
                return file.toAbsolutePath();
            }
        } catch (IOException none) {
            // As where the folder is empty.
        }
        return abort("the package of functions/%s was not built: mvn verify builds it".formatted(jar));
    }
}
