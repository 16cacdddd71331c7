package dev.slipway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A journal that outlasts the process: a line for each append, forced to disk, read back into memory at the start.
class FileJournal extends MemoryJournal {
    private final FileChannel file;

    FileJournal(Path path) throws IOException {
        if (Files.exists(path)) {
            Files.readAllLines(path).stream().map(Json::parse).forEach(this::replay);
        }
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    @Override
    public synchronized void keep(String digest, String definition) {
        super.keep(digest, definition);
        write(Json.object().put("digest", digest).put("definition", definition));
    }

    @Override
    public synchronized boolean append(Snapshot next, List<Event> more) {
        var line = Json.object()
                .put("machine", next.id().machine())
                .put("name", next.id().name());
        line.put("sequence", next.sequence()).put("ended", next.ended()).put("json", next.json());
        var events = line.putArray("events");
        more.forEach(event -> events.addObject()
                .put("id", event.id())
                .put("at", event.at().toString())
                .put("type", event.type())
                .set("details", event.details()));
        var accepted = super.append(next, more);
        if (accepted) {
            write(line);
        }
        return accepted;
    }

    private void write(JsonNode line) {
        try {
            file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replay(JsonNode line) {
        if (line.has("digest")) {
            super.keep(line.get("digest").textValue(), line.get("definition").textValue());
            return;
        }
        var id = new ExecutionId(
                line.get("machine").textValue(), line.get("name").textValue());
        var events = new ArrayList<Event>();
        line.get("events")
                .forEach(event -> events.add(new Event(
                        event.get("id").longValue(),
                        Instant.parse(event.get("at").textValue()),
                        event.get("type").textValue(),
                        event.get("details"))));
        super.append(
                new Snapshot(
                        id,
                        line.get("sequence").longValue(),
                        line.get("ended").booleanValue(),
                        line.get("json").textValue()),
                events);
    }
}
