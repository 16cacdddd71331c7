package dev.slipway.adapter.aws;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/// A service in AWS Query: a form goes there and XML comes back, of which only an error is read.
///
/// Source: Smithy, "AWS Query protocol".
record AwsQuery(AwsService service, String version) {
    private static final String CODE = "Code";
    private static final String MESSAGE = "Message";

    Reply call(String action, Map<String, String> parameters) {
        var what = service.signing() + " " + action;
        var answer = post(what, action, parameters);
        if (answer.good()) {
            return new Reply.Done(what, MissingNode.getInstance());
        }
        var said = error(answer.body());
        var code = said.getOrDefault(CODE, "");
        return new Reply.Failed(code, AwsDoor.failure(what, code, answer.status(), said.getOrDefault(MESSAGE, "")));
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

    /// Code and message; what is no such XML says nothing.
    private static Map<String, String> error(byte[] body) {
        var said = new TreeMap<String, String>();
        try {
            var reader = reading().createXMLStreamReader(new ByteArrayInputStream(body));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && (reader.getLocalName().equals(CODE)
                                || reader.getLocalName().equals(MESSAGE))) {
                    said.put(reader.getLocalName(), reader.getElementText());
                }
            }
        } catch (XMLStreamException e) {
            // As far as it could be read.
        }
        return said;
    }

    private static XMLInputFactory reading() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
