package dev.slipway.adapter.aws;

import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import java.util.Map;

/// Who gets mail by the topic: each address only what is sent to it.
///
/// SNS asks the owner of an address by mail. The link of that mail confirms as well, but leaves behind that anybody
/// who opens the link at the end of any later mail, a scanner too, ends the subscription; confirmed here, only this
/// account can. Needs `sns:Subscribe` and `sns:ConfirmSubscription` on the topic. Source: Amazon SNS API reference,
/// `ConfirmSubscription`.
public final class SnsSubscriptions {
    private final AwsQuery sns;
    private final String topic;

    SnsSubscriptions(AwsQuery sns, String topic) {
        this.sns = sns;
        this.topic = topic;
    }

    /// Of the topic that the settings name.
    ///
    /// @throws IllegalArgumentException by the setting's name, when it is missing
    public static SnsSubscriptions from(AwsConnection aws, Settings settings) {
        return new SnsSubscriptions(SnsMail.sns(aws), settings.required(Setting.MAIL_TOPIC));
    }

    /// Has SNS ask whether the address wants its mail; asking again changes nothing.
    public void ask(String address) {
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
    public void confirm(String token) {
        sns.call("ConfirmSubscription", Map.of("TopicArn", topic, "Token", token, "AuthenticateOnUnsubscribe", "true"))
                .done();
    }
}
