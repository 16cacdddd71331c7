package dev.slipway.app.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// HTTP/1.1 written by hand, so that a test can say what no client would.
final class Wire {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String LINE = "\r\n";

    /// An answer: a body that is no JSON is missing.
    record Answer(int status, Map<String, String> headers, String text) {
        JsonNode body() {
            try {
                return MAPPER.readTree(text);
            } catch (IOException e) {
                return MAPPER.missingNode();
            }
        }

        boolean isOurs() {
            return headers.getOrDefault("content-type", "").contains("json");
        }
    }

    private Wire() {}

    static Answer get(URI server, String target, String... headers) {
        return send(
                server,
                "GET " + target + " HTTP/1.1" + LINE + "Host: " + server.getAuthority() + LINE
                        + String.join(LINE, headers) + (headers.length == 0 ? "" : LINE),
                new byte[0]);
    }

    /// @param head request line and headers, each with its line end
    static Answer send(URI server, String head, byte[] body) {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            var out = new ByteArrayOutputStream();
            out.write((head + "Connection: close" + LINE + LINE).getBytes(StandardCharsets.UTF_8));
            out.write(body);
            socket.getOutputStream().write(out.toByteArray());
            return read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer read(String answer) {
        int end = answer.indexOf(LINE + LINE);
        var lines = answer.substring(0, end).split(LINE);
        var headers = new TreeMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, answer.substring(end + 4));
    }
}
