package dev.slipway.twin.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.twin.Json;
import dev.slipway.twin.run.Laptop;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What no SDK would send: the protocol from outside.
class WireTest {
    private static final String SIGNED = "AWS4-HMAC-SHA256 Credential=AKID/20261121/us-east-1/sagemaker/aws4_request,"
            + " SignedHeaders=host;x-amz-date, Signature=" + "0a".repeat(32);

    private final Laptop laptop = Laptop.inMemory();

    @AfterEach
    void close() {
        laptop.close();
    }

    @Test
    void aCallWithoutASignatureOrWithABrokenOneIsRefused() throws Exception {
        assertThat(type(call("ListModels", "", "{}"))).isEqualTo("MissingAuthenticationTokenException");
        assertThat(type(call("ListModels", "Bearer abc", "{}"))).isEqualTo("IncompleteSignature");
        assertThat(type(call("ListModels", SIGNED.replace("sagemaker", "s3"), "{}")))
                .isEqualTo("InvalidSignatureException");
        assertThat(call("ListModels", "", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void theRegionComesFromTheCredentialAndSeparatesNames() throws Exception {
        var create = "{\"ModelName\":\"m\",\"PrimaryContainer\":{\"Image\":\"nim/a/b\"}}";

        var here = body(call("CreateModel", SIGNED, create));
        var there = body(call("CreateModel", SIGNED.replace("us-east-1", "eu-west-1"), create));

        assertThat(here.path("ModelArn").asText()).isEqualTo("arn:aws:sagemaker:us-east-1:000000000000:model/m");
        assertThat(there.path("ModelArn").asText()).isEqualTo("arn:aws:sagemaker:eu-west-1:000000000000:model/m");
    }

    @Test
    void unknownOperationsBrokenJsonAndWrongTypesHaveTheirOwnErrors() throws Exception {
        assertThat(type(call("CreateMuddle", SIGNED, "{}"))).isEqualTo("UnknownOperationException");
        assertThat(type(call("ListModels", SIGNED, "{"))).isEqualTo("SerializationException");
        assertThat(type(call("ListModels", SIGNED, "[]"))).isEqualTo("SerializationException");
        assertThat(type(call("ListModels", SIGNED, "{\"MaxResults\":\"ten\"}"))).isEqualTo("SerializationException");
        assertThat(type(call("ListModels", SIGNED, "{\"MaxResulds\":10}"))).isEqualTo("ValidationException");
        assertThat(call("ListModels", SIGNED, "{\"MaxResults\":null}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersCarryTheProtocolsHeadersAndTimesAsSeconds() throws Exception {
        call("CreateModel", SIGNED, "{\"ModelName\":\"m\",\"PrimaryContainer\":{\"Image\":\"nim/a/b\"}}");

        var answer = call("DescribeModel", SIGNED, "{\"ModelName\":\"m\"}");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-amz-json-1.1");
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(answer.body()).contains("\"CreationTime\":1795262400.000");
    }

    @Test
    void nothingListensElsewhere() throws Exception {
        assertThat(laptop.send(laptop.to("sagemaker", "/models")).statusCode()).isEqualTo(404);
        assertThat(laptop.send(laptop.to("sagemaker", "/endpoints/chat/secrets"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(laptop.send(laptop.to("sagemaker", "/endpoints/chat/invocations"))
                        .statusCode())
                .isEqualTo(405);
    }

    private HttpResponse<String> call(String operation, String authorization, String body)
            throws IOException, InterruptedException {
        var request = laptop.to("sagemaker", "/")
                .header("X-Amz-Target", "SageMaker." + operation)
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return laptop.send(authorization.isEmpty() ? request : request.header("Authorization", authorization));
    }

    private static JsonNode body(HttpResponse<String> answer) throws IOException {
        return Json.MAPPER.readTree(answer.body());
    }

    private static String type(HttpResponse<String> answer) throws IOException {
        return body(answer).path("__type").asText();
    }
}
