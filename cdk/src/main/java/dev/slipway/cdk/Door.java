package dev.slipway.cdk;

import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpJwtAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpNoneAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.IAccessLogDestination;
import software.amazon.awscdk.services.apigatewayv2.IAccessLogSettings;
import software.amazon.awscdk.services.apigatewayv2.IHttpRouteAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.LogGroupLogDestination;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// The HTTP way in. Everybody shows a token, but for who holds the link of a review, and who asks whether all is well.
final class Door extends Construct {
    private static final String REVIEW = "/review/{token}";

    /// What may be logged: the path of a review is a secret, so the route stands for it.
    private static final String LINE =
            """
            {"request":"$context.requestId","at":"$context.requestTime","from":"$context.identity.sourceIp",\
            "route":"$context.routeKey","status":"$context.status","bytes":"$context.responseLength",\
            "millis":"$context.responseLatency","refused":"$context.authorizer.error"}""";

    private final HttpApi api;

    Door(Construct scope, Installation installation, Identity identity) {
        super(scope, "Door");
        api = HttpApi.Builder.create(this, "Api")
                .apiName(installation.name("api"))
                .createDefaultStage(false)
                .build();
        HttpStage.Builder.create(this, "Stage")
                .httpApi(api)
                .stageName("$default")
                .autoDeploy(true)
                .throttle(ThrottleSettings.builder().rateLimit(50).burstLimit(100).build())
                .accessLogSettings(logging(installation))
                .build();
        this.authorizer = HttpJwtAuthorizer.Builder.create("People", identity.issuer())
                .jwtAudience(List.of(identity.audience()))
                .build();
    }

    private final HttpJwtAuthorizer authorizer;

    /// Where people reach it.
    String address() {
        return api.getApiEndpoint();
    }

    HttpApi api() {
        return api;
    }

    /// Leads everything to this function.
    void leadTo(LiveFunction function) {
        var integration = new HttpLambdaIntegration("Function", function.live());
        route(integration, "/{proxy+}", authorizer, HttpMethod.ANY);
        var open = new HttpNoneAuthorizer();
        route(integration, "/health", open, HttpMethod.GET);
        route(integration, REVIEW, open, HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);
    }

    private void route(HttpLambdaIntegration to, String path, IHttpRouteAuthorizer who, HttpMethod... methods) {
        var routes = api.addRoutes(AddRoutesOptions.builder()
                .path(path)
                .methods(List.of(methods))
                .integration(to)
                .authorizer(who)
                .build());
        if (who instanceof HttpNoneAuthorizer) {
            routes.forEach(route -> NagSuppressions.addResourceSuppressions(
                    route,
                    List.of(Nag.rule("APIG4", "a review is opened by its link, and whether all is well is no secret"))));
        }
    }

    private IAccessLogSettings logging(Installation installation) {
        var log = LogGroup.Builder.create(this, "Log")
                .retention(installation.isForTrying() ? RetentionDays.ONE_WEEK : RetentionDays.THREE_MONTHS)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        return new IAccessLogSettings() {
            @Override
            public IAccessLogDestination getDestination() {
                return new LogGroupLogDestination(log);
            }

            @Override
            public AccessLogFormat getFormat() {
                return AccessLogFormat.custom(LINE);
            }
        };
    }
}
