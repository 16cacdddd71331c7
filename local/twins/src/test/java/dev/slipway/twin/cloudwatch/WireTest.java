package dev.slipway.twin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.twin.Json;
import dev.slipway.twin.run.Laptop;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/// Both protocols from outside: Query as the Java SDK writes it, AWS JSON as boto3 does.
class WireTest {
    private static final String JSON = "application/x-amz-json-1.0";
    private static final String ALARM = "Action=PutMetricAlarm&Version=2010-08-01&AlarmName=a%26b&Namespace=app"
            + "&MetricName=m&Statistic=Sum&Period=60&EvaluationPeriods=1&Threshold=1.5&ActionsEnabled=false"
            + "&ComparisonOperator=GreaterThanThreshold&Dimensions.member.1.Name=d&Dimensions.member.1.Value=v"
            + "&OKActions=&AlarmActions.member.1=arn%3Aone&AlarmActions.member.2=arn%3Atwo";

    private final Laptop laptop = Laptop.inMemory();

    @AfterEach
    void close() {
        laptop.close();
    }

    @Test
    void queryTakesAFormAndAnswersInXml() throws Exception {
        var made = query(ALARM);
        var described = xml(query("Action=DescribeAlarms&Version=2010-08-01&AlarmNames.member.1=a%26b"));

        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.headers().firstValue("Content-Type")).hasValue("text/xml");
        assertThat(made.body())
                .startsWith("<PutMetricAlarmResponse xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\">");
        assertThat(made.body()).contains("<ResponseMetadata><RequestId>").doesNotContain("PutMetricAlarmResult");
        assertThat(text(described, "AlarmName")).isEqualTo("a&b");
        assertThat(text(described, "AlarmArn")).endsWith(":alarm:a&b");
        assertThat(text(described, "Threshold")).isEqualTo("1.5");
        assertThat(text(described, "ActionsEnabled")).isEqualTo("false");
        assertThat(text(described, "StateUpdatedTimestamp")).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(described
                        .getElementsByTagName("AlarmActions")
                        .item(0)
                        .getChildNodes()
                        .getLength())
                .isEqualTo(2);
        assertThat(described.getElementsByTagName("OKActions").item(0).hasChildNodes())
                .isFalse();
        assertThat(described.getElementsByTagName("Dimensions").item(0).getTextContent())
                .isEqualTo("dv");
    }

    @Test
    void bothProtocolsSeeTheSameThings() throws Exception {
        query("Action=PutMetricData&Version=2010-08-01&Namespace=app&MetricData.member.1.MetricName=m"
                + "&MetricData.member.1.Timestamp=2026-11-21T12%3A00%3A00.000Z&MetricData.member.1.Value=2.5"
                + "&MetricData.member.2.MetricName=m&MetricData.member.2.Values.member.1=1"
                + "&MetricData.member.2.Values.member.10=3&MetricData.member.2.Values.member.2=2");
        query(ALARM);

        var asked = "&Namespace=app&MetricName=m&StartTime=2026-11-21T11%3A59%3A00Z&EndTime=2026-11-21T12%3A01%3A00Z"
                + "&Period=60";
        var sums = xml(query("Action=GetMetricStatistics&Version=2010-08-01&Statistics.member.1=Sum" + asked));
        var percentiles =
                xml(query("Action=GetMetricStatistics&Version=2010-08-01&ExtendedStatistics.member.1=p99" + asked));
        var described = laptop.cloudwatch("DescribeAlarms", "{}");

        assertThat(text(sums, "Sum")).isEqualTo("8.5");
        assertThat(text(sums, "Timestamp")).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(text(percentiles, "key")).isEqualTo("p99");
        assertThat(text(percentiles, "value")).isEqualTo("3.0");
        assertThat(described.at("/MetricAlarms/0/AlarmActions").toString()).isEqualTo("[\"arn:one\",\"arn:two\"]");
        assertThat(described.at("/MetricAlarms/0/StateUpdatedTimestamp").isNumber())
                .isTrue();
        var points = laptop.cloudwatch("GetMetricData", """
                {"MetricDataQueries":[{"Id":"q","MetricStat":{"Metric":{"Namespace":"app","MetricName":"m"},
                  "Period":60,"Stat":"Sum"}}],"StartTime":1795262340,"EndTime":1795262460}""");
        assertThat(points.at("/MetricDataResults/0/Values/0").asDouble()).isEqualTo(8.5);
        var overQuery = xml(query("Action=GetMetricData&Version=2010-08-01&StartTime=2026-11-21T11%3A59%3A00Z"
                + "&EndTime=2026-11-21T12%3A01%3A00Z&MetricDataQueries.member.1.Id=q"
                + "&MetricDataQueries.member.1.MetricStat.Metric.Namespace=app"
                + "&MetricDataQueries.member.1.MetricStat.Metric.MetricName=m"
                + "&MetricDataQueries.member.1.MetricStat.Period=60&MetricDataQueries.member.1.MetricStat.Stat=Sum"));
        assertThat(overQuery.getElementsByTagName("Timestamps").item(0).getTextContent())
                .isEqualTo("2026-11-21T12:00:00Z");
    }

    @Test
    void queryHasItsOwnErrors() throws Exception {
        var missing = query("Action=DeleteAlarms&Version=2010-08-01&AlarmNames.member.1=nobody");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(text(xml(missing), "Code")).isEqualTo("ResourceNotFound");
        assertThat(text(xml(missing), "Type")).isEqualTo("Sender");
        assertThat(text(xml(missing), "RequestId")).isNotBlank();

        assertThat(code("Action=DescribeAlarms&Version=2010-08-01&MaxRecords=many"))
                .isEqualTo("MalformedInput");
        assertThat(code("Action=DescribeAlarms&Version=2010-08-01&MaxRecords=101"))
                .isEqualTo("ValidationError");
        assertThat(code("Action=PutMetricAlarm&Version=2010-08-01&ActionsEnabled=yes"))
                .isEqualTo("MalformedInput");
        assertThat(code("Action=GetMetricData&Version=2010-08-01&StartTime=today"))
                .isEqualTo("MalformedInput");
        assertThat(code("Action=DescribeAlarms&Colour=red")).isEqualTo("ValidationError");
        assertThat(code("Action=PutDashboard&Version=2010-08-01")).isEqualTo("InvalidAction");
        assertThat(code("Action=%zz")).isEqualTo("InvalidAction");
    }

    @Test
    void jsonNamesItsErrorsByShapeAndToQuerysClientsByCode() throws Exception {
        var plain = laptop.send(json("DeleteAlarms", "{\"AlarmNames\":[\"nobody\"]}"));
        var asked = laptop.send(
                json("DeleteAlarms", "{\"AlarmNames\":[\"nobody\"]}").header("x-amzn-query-mode", "true"));

        assertThat(Json.MAPPER.readTree(plain.body()).path("__type").asText())
                .isEqualTo("com.amazonaws.cloudwatch#ResourceNotFound");
        assertThat(plain.headers().firstValue("x-amzn-query-error")).isEmpty();
        assertThat(asked.headers().firstValue("x-amzn-query-error")).hasValue("ResourceNotFound;Sender");
        assertThat(plain.headers().firstValue("Content-Type")).hasValue(JSON);
        assertThat(laptop.send(json("DescribeAlarms", "[]")).body()).contains("SerializationException");
        assertThat(laptop.send(json("DescribeAlarms", "{\"MaxRecords\":\"1\"}")).body())
                .contains("SerializationException");
        assertThat(laptop.send(json("DescribeAlarms", "{\"NextToken\":null}")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCallMustBeSignedForThisService() throws Exception {
        var unsigned = laptop.to("cloudwatch", "/").header("X-Amz-Target", "GraniteServiceVersion20100801.ListMetrics");
        assertThat(laptop.send(unsigned.POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .body())
                .contains("MissingAuthenticationTokenException");
        assertThat(laptop.send(laptop.to("cloudwatch", "/metrics")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatTheSdksCompressIsRead() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"Namespace\":\"app\",\"MetricData\":[{\"MetricName\":\"m\",\"Value\":1}]}"
                    .getBytes(StandardCharsets.UTF_8));
        }

        var whole = laptop.send(compressed(packed.toByteArray()));
        var broken = laptop.send(compressed("{}".getBytes(StandardCharsets.UTF_8)));

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(laptop.cloudwatch("ListMetrics", "{}").path("Metrics")).hasSize(1);
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).contains("not gzip");
    }

    @Test
    void theDialThrottlesInTheProtocolOfTheCaller() throws Exception {
        laptop.send(laptop.to("cloudwatch", "/_dial")
                .POST(HttpRequest.BodyPublishers.ofString("{\"effect\":{\"kind\":\"refuse\",\"status\":429}}")));

        assertThat(code("Action=DescribeAlarms&Version=2010-08-01")).isEqualTo("Throttling");
        assertThat(laptop.cloudwatch("DescribeAlarms", "{}").path("__type").asText())
                .endsWith("#ThrottlingException");
    }

    private HttpRequest.Builder compressed(byte[] body) {
        return json("PutMetricData", "")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private HttpRequest.Builder json(String operation, String body) {
        return laptop.cloudwatchCall(body, JSON).header("X-Amz-Target", "GraniteServiceVersion20100801." + operation);
    }

    private HttpResponse<String> query(String form) throws IOException, InterruptedException {
        return laptop.send(laptop.cloudwatchCall(form, "application/x-www-form-urlencoded; charset=utf-8"));
    }

    private String code(String form) throws Exception {
        return text(xml(query(form)), "Code");
    }

    private static Document xml(HttpResponse<String> answer) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Document document, String element) {
        return document.getElementsByTagName(element).item(0).getTextContent();
    }
}
