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

    /// @param people of whom each is subscribed for what is sent to them
    Post(Construct scope, People people, Keys keys) {
        super(scope, "Post");
        this.keys = keys;
        topic = Topic.Builder.create(this, "Topic")
                .displayName("Slipway")
                .masterKey(keys.messages())
                .enforceSsl(true)
                .build();
        people.mails().forEach(this::subscribe);
    }

    private void subscribe(String mail) {
        topic.addSubscription(EmailSubscription.Builder.create(mail)
                .filterPolicy(Map.of(
                        TO,
                        SubscriptionFilter.stringFilter(
                                StringConditions.builder().allowlist(List.of(mail)).build())))
                .build());
    }

    /// Lets it send letters, with links that lead to this address.
    void sentBy(LiveFunction function, String address) {
        function.may(List.of("sns:Publish"), topic.getTopicArn());
        keys.messages(function);
        function.told(Map.of(Setting.MAIL_TOPIC, topic.getTopicArn(), Setting.SLIPWAY_URL, address));
    }
}
