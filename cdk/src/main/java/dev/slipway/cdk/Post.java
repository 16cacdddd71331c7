package dev.slipway.cdk;

import dev.slipway.core.contract.Setting;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.sns.SubscriptionFilter;
import software.amazon.awscdk.services.sns.StringConditions;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/// How letters reach people: one topic, and a subscription for each address, which lets through what is for it alone.
final class Post extends Construct {
    /// The attribute of a message that says for whom it is.
    private static final String TO = "to";

    private final Topic topic;
    private final Keys keys;

    Post(Construct scope, Installation installation, Keys keys) {
        super(scope, "Post");
        this.keys = keys;
        topic = Topic.Builder.create(this, "Topic")
                .displayName("Slipway")
                .masterKey(keys.messages())
                .enforceSsl(true)
                .build();
        topic.addSubscription(EmailSubscription.Builder.create(installation.approverMail())
                .filterPolicy(Map.of(
                        TO,
                        SubscriptionFilter.stringFilter(StringConditions.builder()
                                .allowlist(List.of(installation.approverMail()))
                                .build())))
                .build());
    }

    /// Lets it send letters, with links that lead to this address.
    void sentBy(LiveFunction function, String address) {
        function.may(List.of("sns:Publish"), topic.getTopicArn());
        keys.messages(function);
        function.told(Map.of(Setting.MAIL_TOPIC, topic.getTopicArn(), Setting.SLIPWAY_URL, address));
    }
}
