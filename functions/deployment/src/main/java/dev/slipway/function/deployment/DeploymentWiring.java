package dev.slipway.function.deployment;

import dev.slipway.adapter.aws.AwsConnection;
import dev.slipway.adapter.aws.DynamoItems;
import dev.slipway.adapter.aws.EcrImages;
import dev.slipway.adapter.aws.EventBridgeNotices;
import dev.slipway.adapter.aws.KmsLinkMint;
import dev.slipway.adapter.aws.KmsSigner;
import dev.slipway.adapter.aws.KmsTokenVault;
import dev.slipway.adapter.aws.PlaceSessions;
import dev.slipway.adapter.aws.PriceListPrices;
import dev.slipway.adapter.aws.RegionPrices;
import dev.slipway.adapter.aws.S3Archive;
import dev.slipway.adapter.aws.S3Evidence;
import dev.slipway.adapter.aws.S3Files;
import dev.slipway.adapter.aws.SecretsManagerSecrets;
import dev.slipway.adapter.aws.SnsMail;
import dev.slipway.adapter.aws.StepFunctionsWorkflows;
import dev.slipway.adapter.bundled.BundledCatalogue;
import dev.slipway.adapter.bundled.BundledOffers;
import dev.slipway.adapter.bundled.BundledPeople;
import dev.slipway.adapter.bundled.FreshPolicies;
import dev.slipway.adapter.cloudwatch.CloudWatchMetrics;
import dev.slipway.adapter.oci.Login;
import dev.slipway.adapter.oci.OciImages;
import dev.slipway.adapter.state.Items;
import dev.slipway.adapter.state.StateLedger;
import dev.slipway.core.approval.Address;
import dev.slipway.core.approval.Callbacks;
import dev.slipway.core.approval.LinkMinter;
import dev.slipway.core.approval.People;
import dev.slipway.core.approval.Post;
import dev.slipway.core.approval.RequestApproval;
import dev.slipway.core.approval.SweepApprovals;
import dev.slipway.core.checkpoint.WriteCheckpoint;
import dev.slipway.core.contract.SecretName;
import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.fit.MemoryFit;
import dev.slipway.core.guard.GuardPlan;
import dev.slipway.core.guard.Verdict;
import dev.slipway.core.model.Origin;
import dev.slipway.core.plan.AtSite;
import dev.slipway.core.plan.Images;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.plan.PlanDeployment;
import dev.slipway.core.plan.Planner;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.plan.Site;
import dev.slipway.core.rollout.AuditDeployment;
import dev.slipway.core.rollout.NoticeBoard;
import dev.slipway.core.rollout.Sweep;
import dev.slipway.core.step.Effects;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.wire.NotedLedger;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// What the functions of this jar are on AWS: a method each, which asks for the settings of that function alone.
final class DeploymentWiring {
    /// How long the policy bundle counts as read; people are read anew each time.
    private static final Duration POLICIES_HOLD = Duration.ofMinutes(1);

    /// How long the prices of a region count as read where plans are made; the guard asks each time.
    private static final Duration PRICES_HOLD = Duration.ofMinutes(5);

    private final Settings settings;
    private final InstantSource clock;
    private final AwsConnection aws;
    private final Items items;
    private final Ledger ledger;

    private DeploymentWiring(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.aws = AwsConnection.from(settings);
        this.items = DynamoItems.from(aws, settings);
        this.ledger = new NotedLedger(StateLedger.over(items));
    }

    static DeploymentWiring of(Map<String, String> environment, InstantSource clock) {
        return new DeploymentWiring(Settings.read(environment), clock);
    }

    PlanDeployment planDeployment() {
        var prices = RegionPrices.from(pricing(), clock, PRICES_HOLD);
        var planner =
                new Planner(new BundledCatalogue(), new BundledOffers(), prices, new MemoryFit(), images(http()));
        return new PlanDeployment(ledger, policies(), planner, S3Evidence.from(aws, settings));
    }

    Step<GuardPlan.Request, Verdict> guardPlan() {
        var http = http();
        var policies = policies();
        var people = people();
        var prices = PriceListPrices.from(pricing(), clock);
        var images = images(http);
        var evidence = S3Evidence.from(aws, settings);
        var sessions = PlaceSessions.from(aws, settings, clock);
        return new AtSite<>(
                request -> Site.of(ledger, request.plan()),
                site -> new GuardPlan(ledger, policies, people, prices, images, evidence, metrics(site, sessions, http)));
    }

    /// It seals the machine's tokens and can open none: what is to be answered at once waits for the sweep.
    RequestApproval requestApproval() {
        var callbacks = Callbacks.sealing(ledger, KmsTokenVault.from(aws, settings));
        return new RequestApproval(ledger, people(), post(), callbacks);
    }

    AuditDeployment auditDeployment() {
        return new AuditDeployment(ledger, post(), people(), board());
    }

    Sweep sweep() {
        var workflows = StepFunctionsWorkflows.from(aws, settings);
        var callbacks = new Callbacks(ledger, KmsTokenVault.from(aws, settings), workflows);
        return new Sweep(
                ledger, workflows, auditDeployment(), board(), new SweepApprovals(ledger, post(), callbacks));
    }

    WriteCheckpoint checkpoint() {
        return new WriteCheckpoint(
                ledger,
                S3Archive.from(aws, settings),
                KmsSigner.from(aws, settings),
                new Origin(settings.required(Setting.SLIPWAY_ORIGIN)),
                Duration.ofDays(Integer.parseInt(settings.get(Setting.ARCHIVE_DAYS))));
    }

    private Policies policies() {
        return new FreshPolicies(S3Files.ofPolicies(aws, settings)::read, clock, POLICIES_HOLD);
    }

    private People people() {
        return new BundledPeople(S3Files.ofPolicies(aws, settings)::read);
    }

    private Post post() {
        var door = settings.required(Setting.SLIPWAY_URL).replaceFirst("/+$", "");
        var minter = new LinkMinter(
                KmsLinkMint.from(aws, settings, Setting.LINK_KEYS), settings.required(Setting.SLIPWAY_ORIGIN));
        return new Post(
                ledger,
                people(),
                SnsMail.from(aws, settings, items),
                new Effects(ledger, clock),
                minter,
                Address.elsewhere(door));
    }

    private NoticeBoard board() {
        return new NoticeBoard(ledger, EventBridgeNotices.from(aws, settings));
    }

    /// ECR's own, others by their protocol; all by their protocol where the settings name an address for it.
    private Images images(HttpClient http) {
        return settings.given(Setting.SLIPWAY_REGISTRY_URL)
                .map(URI::create)
                .<Images>map(address -> new OciImages(http, _ -> address, login()))
                .orElseGet(() -> new EcrImages(
                        aws, new OciImages(http, registry -> URI.create("https://" + registry), login())));
    }

    private AwsConnection pricing() {
        return settings.given(Setting.AWS_ENDPOINT_URL_PRICING)
                .map(URI::create)
                .map(aws::at)
                .orElse(aws);
    }

    private Login login() {
        var secrets = SecretsManagerSecrets.from(aws, clock);
        return settings.given(Setting.REGISTRY_SECRET)
                .map(SecretName::new)
                .map(name -> Login.with(() -> secrets.read(name)))
                .orElse(Login.NOBODY);
    }

    private Metrics metrics(Site site, PlaceSessions sessions, HttpClient http) {
        return new CloudWatchMetrics(
                http,
                site.place().region().value(),
                settings.given(Setting.AWS_ENDPOINT_URL_CLOUDWATCH).map(URI::create),
                sessions.of(site.place(), site.endpoint()));
    }

    private static HttpClient http() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }
}
