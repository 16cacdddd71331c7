package dev.slipway.function.rollout;

import dev.slipway.adapter.aws.AwsConnection;
import dev.slipway.adapter.aws.DynamoItems;
import dev.slipway.adapter.aws.PlaceSessions;
import dev.slipway.adapter.aws.S3Evidence;
import dev.slipway.adapter.aws.S3Files;
import dev.slipway.adapter.aws.StepFunctionsWorkflows;
import dev.slipway.adapter.bundled.BundledCatalogue;
import dev.slipway.adapter.bundled.FreshPolicies;
import dev.slipway.adapter.cloudwatch.CloudWatchMetrics;
import dev.slipway.adapter.sagemaker.Clients;
import dev.slipway.adapter.sagemaker.SageMakerHosting;
import dev.slipway.adapter.sagemaker.SageMakerModelServer;
import dev.slipway.adapter.state.StateLedger;
import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.plan.AtSite;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.plan.Site;
import dev.slipway.core.rollout.AlarmRaised;
import dev.slipway.core.rollout.ExecutePlan;
import dev.slipway.core.rollout.Execution;
import dev.slipway.core.rollout.FindLastGood;
import dev.slipway.core.rollout.Hosting;
import dev.slipway.core.rollout.LastGood;
import dev.slipway.core.rollout.ModelServer;
import dev.slipway.core.rollout.Rollback;
import dev.slipway.core.rollout.RolloutState;
import dev.slipway.core.rollout.UndoRollout;
import dev.slipway.core.rollout.Undoing;
import dev.slipway.core.rollout.ValidateEndpoint;
import dev.slipway.core.rollout.Validation;
import dev.slipway.core.rollout.WatchRollout;
import dev.slipway.core.step.Effects;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.wire.NotedLedger;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// What the functions of this jar are on AWS: a method each, which asks for the settings of that function alone.
///
/// SageMaker and CloudWatch are reached in the role of the endpoint's place, in a session for that endpoint.
final class RolloutWiring {
    /// What a person changed in the policy bundle is heard after a minute.
    private static final Duration POLICIES_HOLD = Duration.ofMinutes(1);

    private final Settings settings;
    private final InstantSource clock;
    private final AwsConnection aws;
    private final Ledger ledger;

    private RolloutWiring(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.aws = AwsConnection.from(settings);
        this.ledger = new NotedLedger(StateLedger.over(DynamoItems.from(aws, settings)));
    }

    static RolloutWiring of(Map<String, String> environment, InstantSource clock) {
        return new RolloutWiring(Settings.read(environment), clock);
    }

    Step<ExecutePlan.Request, Execution> executePlan() {
        var sites = sites();
        var policies = policies();
        var evidence = S3Evidence.from(aws, settings);
        var effects = new Effects(ledger, clock);
        boolean execute = settings.given(Setting.EXECUTE).map(Boolean::parseBoolean).orElse(false);
        return new AtSite<>(
                request -> Site.of(ledger, request.plan()),
                site -> new ExecutePlan(
                        ledger, policies, sites.hosting(site), sites.metrics(site), effects, evidence, execute));
    }

    Step<WatchRollout.Request, RolloutState> watchRollout() {
        var sites = sites();
        var catalogue = new BundledCatalogue();
        var effects = new Effects(ledger, clock);
        return new AtSite<>(
                request -> Rollback.siteOf(ledger, request.run()),
                site -> new WatchRollout(
                        ledger, sites.hosting(site), sites.metrics(site), effects, sites.models(site), catalogue));
    }

    Step<ValidateEndpoint.Request, Validation> validateEndpoint() {
        var sites = sites();
        var catalogue = new BundledCatalogue();
        return new AtSite<>(
                request -> Rollback.siteOf(ledger, request.run()),
                site -> new ValidateEndpoint(ledger, sites.models(site), catalogue));
    }

    Step<UndoRollout.Request, Undoing> undoRollout() {
        var sites = sites();
        var effects = new Effects(ledger, clock);
        return new AtSite<>(
                request -> Rollback.siteOf(ledger, request.run()),
                site -> new UndoRollout(ledger, sites.hosting(site), sites.metrics(site), effects));
    }

    Step<FindLastGood.Request, LastGood> findLastGood() {
        var sites = sites();
        var policies = policies();
        return new AtSite<>(
                request -> Rollback.siteOf(ledger, request.run()),
                site -> new FindLastGood(ledger, sites.hosting(site), policies));
    }

    Step<AlarmRaised.Request, AlarmRaised.Heard> alarmRaised() {
        return new AlarmRaised(ledger, StepFunctionsWorkflows.ofRollbacks(aws, settings));
    }

    private FreshPolicies policies() {
        return new FreshPolicies(S3Files.ofPolicies(aws, settings)::read, clock, POLICIES_HOLD);
    }

    private Sites sites() {
        return new Sites(
                settings,
                PlaceSessions.from(aws, settings, clock),
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    /// What stands at the other end, as a session for one endpoint sees it.
    private record Sites(Settings settings, PlaceSessions sessions, HttpClient http) {
        Hosting hosting(Site site) {
            return new SageMakerHosting(Clients.sageMaker(
                    region(site), address(Setting.AWS_ENDPOINT_URL_SAGEMAKER), sessions.of(site.place(), site.endpoint())));
        }

        ModelServer models(Site site) {
            return new SageMakerModelServer(Clients.runtime(
                    region(site),
                    address(Setting.AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME),
                    sessions.of(site.place(), site.endpoint())));
        }

        Metrics metrics(Site site) {
            return new CloudWatchMetrics(
                    http,
                    region(site),
                    address(Setting.AWS_ENDPOINT_URL_CLOUDWATCH),
                    sessions.of(site.place(), site.endpoint()));
        }

        private Optional<URI> address(Setting setting) {
            return settings.given(setting).map(URI::create);
        }

        private static String region(Site site) {
            return site.place().region().value();
        }
    }
}
