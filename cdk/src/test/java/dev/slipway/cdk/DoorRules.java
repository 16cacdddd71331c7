package dev.slipway.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The ways in and out to people.
final class DoorRules {
    private static final Set<String> OPEN =
            Set.of("GET /health", "GET /review/{token}", "HEAD /review/{token}", "POST /review/{token}");

    private DoorRules() {}

    static List<String> everyRouteWantsAToken(Resources resources) {
        var found = new ArrayList<String>();
        resources.of("AWS::ApiGatewayV2::Route").values().forEach(one -> {
            var route = one.path("Properties");
            var key = route.path("RouteKey").asText();
            boolean token = route.path("AuthorizationType").asText().equals("JWT") && route.path("AuthorizerId").isObject();
            if (token == OPEN.contains(key)) {
                found.add("%s is %s".formatted(key, token ? "closed" : "open to everybody"));
            }
        });
        var authorizer = resources.one("AWS::ApiGatewayV2::Authorizer", "Door");
        if (authorizer.at("/JwtConfiguration/Issuer").isMissingNode() || authorizer.at("/JwtConfiguration/Audience").isEmpty()) {
            found.add("tokens of anybody are taken");
        }
        return found;
    }

    /// CloudFormation cannot change the attributes of a user: it makes another one, which fails while the first has the name.
    static List<String> peopleAreMadeOnce(Resources resources) {
        return resources.of("AWS::Cognito::UserPoolUser").entrySet().stream()
                .flatMap(user -> user.getValue().at("/Properties/UserAttributes").valueStream()
                        .filter(attribute -> attribute.path("Value").asText().contains("@"))
                        .map(attribute -> "%s is made anew with another %s".formatted(user.getKey(), attribute.path("Name").asText())))
                .toList();
    }

    /// The path of a review is a secret.
    static List<String> pathsAreNotLogged(Resources resources) {
        var format = resources.one("AWS::ApiGatewayV2::Stage", "Door").at("/AccessLogSettings/Format").asText();
        return format.contains("$context.routeKey")
                        && List.of("$context.path", "rawPath", "queryString", "$context.error.responseType", "$context.requestOverride")
                                .stream()
                                .noneMatch(format::contains)
                ? List.of()
                : List.of("the log of requests holds " + format);
    }

    static List<String> lettersReachTheirReaderOnly(Resources resources) {
        var found = new ArrayList<String>();
        resources.of("AWS::SNS::Topic").forEach((id, topic) -> {
            if (topic.at("/Properties/KmsMasterKeyId").isMissingNode()) {
                found.add(id + " keeps letters in the clear");
            }
        });
        resources.of("AWS::SNS::Subscription").forEach((id, one) -> {
            var subscription = one.path("Properties");
            boolean filtered = subscription
                    .at("/FilterPolicy/to/0")
                    .asText()
                    .equals(subscription.path("Endpoint").asText());
            if (Resources.text(subscription.path("TopicArn")).startsWith("${PostTopic") && !filtered) {
                found.add(id + " hears of letters to others");
            }
        });
        return found;
    }
}
