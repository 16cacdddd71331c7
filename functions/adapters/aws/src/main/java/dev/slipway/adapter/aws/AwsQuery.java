package dev.slipway.adapter.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/// A service in AWS Query: a form goes there and XML comes back, of which the texts are read by the names of their elements.
///
/// Source: Smithy, "AWS Query protocol".
record AwsQuery(AwsService service, String version) {
    private static final String CODE = "Code";
    private static final String MESSAGE = "Message";

    Reply call(String action, Map<String, String> parameters) {
        var what = service.signing() + " " + action;
        var answer = post(what, action, parameters);
        if (answer.good()) {
            return new Reply.Done(what, texts(answer.body()));
        }
        var said = texts(answer.body());
        var code = said.path(CODE).asText();
        return new Reply.Failed(
                code, AwsDoor.failure(what, code, answer.status(), said.path(MESSAGE).asText()));
    }

    AwsService.Answer post(String what, String action, Map<String, String> parameters) {
        var form = new TreeMap<>(parameters);
        form.put("Action", action);
        form.put("Version", version);
        return service.post(
                what,
                Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                text(form).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// What stands in the elements that hold nothing else; of two that have one name the first. What is no XML says nothing.
    private static ObjectNode texts(byte[] body) {
        var texts = AwsJson.request();
        try {
            var reader = reading().createXMLStreamReader(new ByteArrayInputStream(body));
            var text = new StringBuilder();
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> text.setLength(0);
                    case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (!text.toString().isBlank()) {
                            texts.putIfAbsent(reader.getLocalName(), TextNode.valueOf(text.toString()));
                        }
                        text.setLength(0);
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            // As far as it could be read.
        }
        return texts;
    }

    private static XMLInputFactory reading() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
