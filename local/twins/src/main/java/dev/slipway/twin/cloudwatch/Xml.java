package dev.slipway.twin.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.twin.Refusal;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Results as Query's clients read them: lists of `member`, maps of `entry`, times in ISO 8601.
final class Xml {
    private static final String NAMESPACE = "http://monitoring.amazonaws.com/doc/2010-08-01/";
    private static final List<String> MAPS = List.of("ExtendedStatistics");
    private static final String UNWRITABLE = "[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

    private final XMLStreamWriter out;

    private Xml(XMLStreamWriter out) {
        this.out = out;
    }

    /// Something to write that may fail as writing does.
    private interface Part {
        void write(Xml xml) throws XMLStreamException;
    }

    static String answer(String operation, ObjectNode result, String requestId) {
        return document(operation + "Response", xml -> {
            if (!result.isEmpty()) {
                xml.element(operation + "Result", result);
            }
            xml.out.writeStartElement("ResponseMetadata");
            xml.text("RequestId", requestId);
            xml.out.writeEndElement();
        });
    }

    static String error(Refusal refusal, String requestId) {
        return document("ErrorResponse", xml -> {
            xml.out.writeStartElement("Error");
            xml.text("Type", refusal.status() < 500 ? "Sender" : "Receiver");
            xml.text("Code", refusal.code());
            xml.text("Message", refusal.text());
            xml.out.writeEndElement();
            xml.text("RequestId", requestId);
        });
    }

    private static String document(String root, Part part) {
        var text = new StringWriter();
        try {
            var out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            out.writeStartElement(root);
            out.writeDefaultNamespace(NAMESPACE);
            part.write(new Xml(out));
            out.writeEndElement();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text can be written to", e);
        }
        return text.toString();
    }

    private void element(String name, JsonNode value) throws XMLStreamException {
        if (value.isValueNode()) {
            text(name, isTime(name) ? Times.of(value).toString() : value.asText());
            return;
        }
        out.writeStartElement(name);
        for (var each : value) {
            if (value.isArray()) {
                if (isTime(name)) {
                    text("member", Times.of(each).toString());
                } else {
                    element("member", each);
                }
            }
        }
        for (var field : value.properties()) {
            if (MAPS.contains(name)) {
                entry(field);
            } else {
                element(field.getKey(), field.getValue());
            }
        }
        out.writeEndElement();
    }

    private void entry(Map.Entry<String, JsonNode> field) throws XMLStreamException {
        out.writeStartElement("entry");
        text("key", field.getKey());
        text("value", field.getValue().asText());
        out.writeEndElement();
    }

    private void text(String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(text.replaceAll(UNWRITABLE, "\uFFFD"));
        out.writeEndElement();
    }

    private static boolean isTime(String name) {
        return name.endsWith("Timestamp") || name.equals("Timestamps");
    }
}
