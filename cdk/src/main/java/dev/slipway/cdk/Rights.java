package dev.slipway.cdk;

import static dev.slipway.cdk.FunctionName.ALARM_RAISED;
import static dev.slipway.cdk.FunctionName.API;
import static dev.slipway.cdk.FunctionName.AUDIT;
import static dev.slipway.cdk.FunctionName.CHECKPOINT;
import static dev.slipway.cdk.FunctionName.EXECUTE;
import static dev.slipway.cdk.FunctionName.FIND_LAST_GOOD;
import static dev.slipway.cdk.FunctionName.GUARD;
import static dev.slipway.cdk.FunctionName.PLAN;
import static dev.slipway.cdk.FunctionName.REQUEST_APPROVAL;
import static dev.slipway.cdk.FunctionName.SWEEP;

import dev.slipway.core.contract.Setting;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Who may do what. A function has no right that does not stand here, but for its own log and its trace.
final class Rights {
    private final Functions functions;
    private final Installation installation;

    Rights(Functions functions, Installation installation) {
        this.functions = functions;
        this.installation = installation;
    }

    void stores(Tables tables, Buckets buckets) {
        each(
                f -> f.told(Map.of(Setting.SLIPWAY_ORIGIN, installation.name("aws"))),
                API,
                REQUEST_APPROVAL,
                AUDIT,
                SWEEP,
                CHECKPOINT);
        each(tables::open);
        each(buckets::keepEvidence, PLAN, GUARD, EXECUTE);
        each(buckets::readEvidence, API);
        each(buckets::readPolicies, API, PLAN, GUARD, REQUEST_APPROVAL, AUDIT, SWEEP, EXECUTE, FIND_LAST_GOOD);
    }

    void places(Places places, List<String> repositories) {
        for (var part : Place.Part.values()) {
            each(f -> {
                if (part.isFor(f.name())) {
                    places.taken(f, part);
                }
            });
        }
        each(f -> f.told(Map.of(Setting.EXECUTE, Boolean.toString(installation.execute()))), EXECUTE);
        if (!repositories.isEmpty()) {
            each(f -> readImages(f, repositories), PLAN, GUARD);
        }
        each(f -> f.may(List.of("pricing:GetProducts"), "*"), PLAN, GUARD);
    }

    void registries(RegistrySecret secret) {
        each(secret::readBy, PLAN, GUARD);
    }

    void people(Keys keys, Post post, Door door, Identity identity) {
        each(keys::mintLinks, REQUEST_APPROVAL);
        // They send letters again, but for those with a link in them.
        each(keys::nameLinks, AUDIT, SWEEP);
        each(keys::seal, REQUEST_APPROVAL);
        each(keys::checkLinks, API);
        each(keys::forms, API);
        each(keys::unseal, API, SWEEP);
        each(f -> post.sentBy(f, door.address()), REQUEST_APPROVAL, AUDIT, SWEEP);
        each(f -> f.told(Map.of(Setting.SUBJECT_CLAIM, identity.subject())), API);
    }

    void proof(Keys keys, Buckets buckets) {
        each(keys::sign, CHECKPOINT);
        each(buckets::archive, CHECKPOINT);
    }

    void runs(Machines machines) {
        each(f -> machines.deployment().startedBy(f, Setting.DEPLOYMENT_MACHINE), API, SWEEP);
        each(f -> machines.rollback().startedBy(f, Setting.ROLLBACK_MACHINE), API, SWEEP, ALARM_RAISED);
        each(machines.deployment()::answeredBy, API, SWEEP);
    }

    void notices(NoticeBus bus) {
        each(bus::toldBy, AUDIT, SWEEP);
    }

    /// Whether a tag is there, and what it stands for.
    private static void readImages(LiveFunction function, List<String> repositories) {
        function.may(List.of("ecr:BatchGetImage"), repositories.toArray(String[]::new));
        NagSuppressions.addResourceSuppressions(
                function.role(),
                List.of(Nag.wildcards("the policy says which images are taken", "^Resource::arn:.*:repository/\\*$")),
                true);
    }

    private void each(Consumer<LiveFunction> right, FunctionName... names) {
        for (var name : names.length == 0 ? FunctionName.values() : names) {
            right.accept(functions.get(name));
        }
    }
}
