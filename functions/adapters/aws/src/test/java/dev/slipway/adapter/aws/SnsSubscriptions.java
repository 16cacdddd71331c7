package dev.slipway.adapter.aws;

import java.util.Map;

/// Who gets mail by the topic, subscribed as the stack does it and confirmed as an operator does (docs/deploy.md): each address
/// only what is sent to it, and nobody but the account ends it. Source: Amazon SNS API reference, `ConfirmSubscription`.
final class SnsSubscriptions {
    private final AwsQuery sns;
    private final String topic;

    SnsSubscriptions(AwsQuery sns, String topic) {
        this.sns = sns;
        this.topic = topic;
    }

    /// Has SNS ask whether the address wants its mail; asking again changes nothing.
    void ask(String address) {
        var filter = AwsJson.request();
        filter.putArray(SnsMail.TO).add(address);
        sns.call(
                        "Subscribe",
                        Map.of(
                                "TopicArn",
                                topic,
                                "Protocol",
                                "email",
                                "Endpoint",
                                address,
                                "Attributes.entry.1.key",
                                "FilterPolicy",
                                "Attributes.entry.1.value",
                                filter.toString()))
                .done();
    }

    /// Confirms with the token that stands in the link of that mail.
    void confirm(String token) {
        sns.call("ConfirmSubscription", Map.of("TopicArn", topic, "Token", token, "AuthenticateOnUnsubscribe", "true"))
                .done();
    }
}
