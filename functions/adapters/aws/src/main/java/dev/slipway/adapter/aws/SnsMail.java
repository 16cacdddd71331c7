package dev.slipway.adapter.aws;

import dev.slipway.adapter.state.Item;
import dev.slipway.adapter.state.ItemKey;
import dev.slipway.adapter.state.Items;
import dev.slipway.adapter.state.Transaction;
import dev.slipway.adapter.state.Write;
import dev.slipway.core.approval.Letter;
import dev.slipway.core.approval.Mail;
import dev.slipway.core.contract.Setting;
import dev.slipway.core.contract.Settings;
import java.util.Map;

/// Mail by a topic of SNS, which hands a letter to whoever subscribed for its address alone: the stack subscribes
/// everybody in `people.json` so.
///
/// SNS does not tell what it sent, so each letter is noted in the state table once it was taken: a kill between the two
/// sends it twice, for that is better than never. Needs `sns:Publish` on the topic. Source: Amazon SNS API reference,
/// `Publish`.
public final class SnsMail implements Mail {
    /// The attribute that subscriptions filter by.
    static final String TO = "to";

    private final AwsQuery sns;
    private final String topic;
    private final Items items;

    SnsMail(AwsQuery sns, String topic, Items items) {
        this.sns = sns;
        this.topic = topic;
        this.items = items;
    }

    /// By the topic that the settings name.
    ///
    /// @throws IllegalArgumentException by the setting's name, when it is missing
    public static SnsMail from(AwsConnection aws, Settings settings, Items items) {
        return new SnsMail(sns(aws), settings.required(Setting.MAIL_TOPIC), items);
    }

    static AwsQuery sns(AwsConnection aws) {
        return new AwsQuery(new AwsService(aws, "sns", "sns"), "2010-03-31");
    }

    @Override
    public boolean sent(String name) {
        return items.get(key(name)).isPresent();
    }

    @Override
    public void send(Letter letter) {
        if (sent(letter.name())) {
            return;
        }
        sns.call(
                        "Publish",
                        Map.of(
                                "TopicArn",
                                topic,
                                "Subject",
                                letter.subject(),
                                "Message",
                                letter.body(),
                                "MessageAttributes.entry.1.Name",
                                TO,
                                "MessageAttributes.entry.1.Value.DataType",
                                "String",
                                "MessageAttributes.entry.1.Value.StringValue",
                                letter.to()))
                .done();
        // Whatever comes of it: another try that sent the same letter at the same time has noted it as well.
        items.write(Transaction.of(new Write.Put(new Item(key(letter.name()), 1, "mail", "{}"), 0)));
    }

    private static ItemKey key(String name) {
        return ItemKey.state("mail#" + name, "sent");
    }
}
