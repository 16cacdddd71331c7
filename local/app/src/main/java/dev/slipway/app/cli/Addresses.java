package dev.slipway.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.app.server.Server;
import dev.slipway.app.show.Terminal;
import java.util.Map;

/// Where a server and its twins listen.
record Addresses(String server, Map<String, String> twins) {
    static Addresses of(Server server) {
        return new Addresses(
                server.address().toString(),
                server.laptop().twins().map(there -> there.urls()).orElse(Map.of()));
    }

    void print(Terminal terminal, boolean json) {
        if (json) {
            var line = JsonNodeFactory.instance.objectNode().put("address", server);
            twins.forEach(line.putObject("twins")::put);
            terminal.out().println(line);
        } else {
            terminal.out().println(terminal.bold("Slipway listens at " + server));
            twins.forEach((name, url) -> terminal.out().println("  twin of %-17s %s".formatted(name, url)));
        }
    }
}
