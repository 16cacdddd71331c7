package dev.slipway.function.api;

import dev.slipway.adapter.aws.AwsConnection;
import dev.slipway.adapter.aws.DynamoItems;
import dev.slipway.adapter.aws.KmsLinkCheck;
import dev.slipway.adapter.aws.KmsLinkMint;
import dev.slipway.adapter.aws.KmsTokenVault;
import dev.slipway.adapter.aws.PlaceSessions;
import dev.slipway.adapter.aws.S3Evidence;
import dev.slipway.adapter.aws.S3Files;
import dev.slipway.adapter.aws.StepFunctionsWorkflows;
import dev.slipway.adapter.bundled.BundledPeople;
import dev.slipway.adapter.bundled.FreshPolicies;
import dev.slipway.adapter.cloudwatch.CloudWatchMetrics;
import dev.slipway.adapter.state.StateLedger;
import dev.slipway.core.approval.Callbacks;
import dev.slipway.core.approval.DecideApproval;
import dev.slipway.core.approval.LinkMinter;
import dev.slipway.core.approval.LinkReader;
import dev.slipway.core.approval.ListApprovals;
import dev.slipway.core.approval.People;
import dev.slipway.core.approval.ReadAlarms;
import dev.slipway.core.approval.ReadReview;
import dev.slipway.core.approval.Readers;
import dev.slipway.core.approval.RefuseLink;
import dev.slipway.core.checkpoint.ExportAudit;
import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import dev.slipway.core.model.Origin;
import dev.slipway.core.plan.AcceptIntent;
import dev.slipway.core.plan.AtSite;
import dev.slipway.core.plan.Metrics;
import dev.slipway.core.plan.Policies;
import dev.slipway.core.plan.Site;
import dev.slipway.core.plan.Workflows;
import dev.slipway.core.rollout.CancelPlan;
import dev.slipway.core.rollout.ClearBlock;
import dev.slipway.core.rollout.ListEndpoints;
import dev.slipway.core.rollout.ReadPlan;
import dev.slipway.core.rollout.ReadRollback;
import dev.slipway.core.rollout.RequestRollback;
import dev.slipway.core.rollout.SetFreeze;
import dev.slipway.core.step.Ledger;
import dev.slipway.core.step.Step;
import dev.slipway.function.api.review.FormTokens;
import dev.slipway.function.api.review.ReviewSteps;
import dev.slipway.wire.NotedLedger;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// What stands behind the routes on AWS.
final class ApiWiring {
    /// How long the policy bundle counts as read; people are read anew each time.
    private static final Duration POLICIES_HOLD = Duration.ofMinutes(1);

    /// There is no page at which somebody shows who they are; whoever must, sends a token.
    private static final String NO_SIGN_IN = "";

    private final Settings settings;
    private final InstantSource clock;
    private final AwsConnection aws;
    private final Ledger ledger;
    private final Policies policies;
    private final People people;
    private final Workflows workflows;
    private final Callbacks callbacks;

    /// @param aws the way to AWS, or a rehearsal of it
    ApiWiring(Settings settings, AwsConnection aws, InstantSource clock) {
        var files = S3Files.ofPolicies(aws, settings);
        this.settings = settings;
        this.clock = clock;
        this.aws = aws;
        this.ledger = new NotedLedger(StateLedger.over(DynamoItems.from(aws, settings)));
        this.policies = new FreshPolicies(files::read, clock, POLICIES_HOLD);
        this.people = new BundledPeople(files::read);
        this.workflows = StepFunctionsWorkflows.from(aws, settings);
        this.callbacks = new Callbacks(ledger, KmsTokenVault.from(aws, settings), workflows);
    }

    ApiSteps steps() {
        var evidence = S3Evidence.from(aws, settings);
        var origin = new Origin(settings.required(Setting.SLIPWAY_ORIGIN));
        return new ApiSteps(
                new AcceptIntent(ledger, policies, workflows),
                new ReadPlan(ledger, people),
                new ListEndpoints(ledger, policies),
                new ExportAudit(ledger, origin, new Readers(people)::mayExport),
                hands(),
                evidence,
                ledger,
                // What else is done every minute has functions of its own here, and alarms.
                List::of,
                review(origin));
    }

    private HandSteps hands() {
        return new HandSteps(
                new RequestRollback(ledger, policies, people, workflows),
                new ReadRollback(ledger),
                new CancelPlan(ledger, policies, people, callbacks),
                new ClearBlock(ledger, policies, people),
                new SetFreeze(ledger, policies, people));
    }

    private ReviewSteps review(Origin origin) {
        var links = new LinkReader(KmsLinkCheck.from(aws, settings, Setting.LINK_KEYS), origin.value());
        var forms = new FormTokens(
                new LinkMinter(KmsLinkMint.from(aws, settings, Setting.FORM_KEYS), origin.value()),
                new LinkReader(KmsLinkCheck.from(aws, settings, Setting.FORM_KEYS), origin.value()));
        return new ReviewSteps(
                new ReadReview(ledger, people),
                alarms(),
                new DecideApproval(ledger, people, callbacks),
                new ListApprovals(ledger, people),
                new RefuseLink(ledger),
                links,
                forms,
                NO_SIGN_IN);
    }

    private Step<ReadAlarms.Request, ReadAlarms.Answer> alarms() {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var sessions = PlaceSessions.from(aws, settings, clock);
        return new AtSite<>(ReadAlarms.Request::site, site -> new ReadAlarms(metrics(site, http, sessions)));
    }

    private Metrics metrics(Site site, HttpClient http, PlaceSessions sessions) {
        return new CloudWatchMetrics(
                http,
                site.place().region().value(),
                settings.given(Setting.AWS_ENDPOINT_URL_CLOUDWATCH).map(URI::create),
                sessions.of(site.place(), site.endpoint()));
    }
}
