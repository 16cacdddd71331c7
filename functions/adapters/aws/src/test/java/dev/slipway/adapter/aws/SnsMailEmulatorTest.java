package dev.slipway.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.approval.Mail;
import dev.slipway.core.approval.MailContract;
import dev.slipway.wire.JsonReader;
import dev.slipway.wire.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Mails and tokens are read where LocalStack shows them; elsewhere they lie in somebody's mailbox.
class SnsMailEmulatorTest extends MailContract {
    private final AwsConnection aws = Emulator.connection();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AwsQuery sns = SnsMail.sns(aws);
    private final FreshTables tables = FreshTables.make();
    private String topic = "";

    @BeforeEach
    void start() {
        assumeTrue(shown("/_localstack/health").isPresent(), "mails can be read on LocalStack only");
        topic = found("<TopicArn>([^<]+)<", xml("CreateTopic", Map.of("Name", Emulator.fresh("topic"))));
    }

    @AfterEach
    void close() {
        tables.close();
        http.close();
        if (!topic.isEmpty()) {
            sns.call("DeleteTopic", Map.of("TopicArn", topic)).done();
        }
    }

    @Override
    protected Mail mail() {
        return new SnsMail(sns, topic, tables.items());
    }

    @Override
    protected void agree(String address) {
        new SnsSubscriptions(sns, topic).ask(address);
        new SnsSubscriptions(sns, topic).confirm(token(subscription(address)));
    }

    @Override
    protected List<String> reached(String address) {
        return shown("/_aws/ses").stream()
                .flatMap(all -> all.path("messages").valueStream())
                .filter(mail -> mail.at("/Destination/ToAddresses/0").asText().equals(address))
                .map(mail -> mail.at("/Body/text_part").asText())
                .toList();
    }

    @Test
    void onlyTheAccountEndsASubscriptionThatWasConfirmedHere() {
        agree("bob@example.com");

        assertThat(xml("GetSubscriptionAttributes", Map.of("SubscriptionArn", subscription("bob@example.com"))))
                .contains("<key>ConfirmationWasAuthenticated</key><value>true</value>");
    }

    @Test
    void askingAgainChangesNothing() {
        agree("bob@example.com");
        var before = subscription("bob@example.com");

        new SnsSubscriptions(sns, topic).ask("bob@example.com");

        assertThat(subscription("bob@example.com")).isEqualTo(before);
    }

    private String subscription(String address) {
        var all = xml("ListSubscriptionsByTopic", Map.of("TopicArn", topic));
        return Pattern.compile("<member>.*?</member>", Pattern.DOTALL)
                .matcher(all)
                .results()
                .map(member -> member.group())
                .filter(member -> member.contains("<Endpoint>" + address + "<"))
                .map(member -> found("<SubscriptionArn>([^<]+)<", member))
                .findFirst()
                .orElseThrow();
    }

    /// What stands in the link of the mail in which SNS asks; LocalStack sends none.
    private String token(String subscription) {
        return shown("/_aws/sns/subscription-tokens/" + subscription)
                .map(found -> found.path("subscription_token").textValue())
                .orElseThrow();
    }

    private String xml(String action, Map<String, String> parameters) {
        var answer = sns.post(action, action, parameters);
        assertThat(answer.good()).isTrue();
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private Optional<JsonNode> shown(String path) {
        try {
            var request = HttpRequest.newBuilder(aws.address().orElseThrow().resolve(path))
                    .build();
            var answer = http.send(request, BodyHandlers.ofByteArray());
            return answer.statusCode() == 200
                    ? Optional.of(new JsonReader(Limits.FOREIGN).tree(answer.body()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
