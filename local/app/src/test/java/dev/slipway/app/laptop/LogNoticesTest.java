package dev.slipway.app.laptop;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.rollout.Notice;
import dev.slipway.core.rollout.Notices;
import dev.slipway.core.rollout.NoticesContract;
import dev.slipway.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LogNoticesTest extends NoticesContract {
    @TempDir
    private Path home;

    private StepLog log;

    @BeforeEach
    void open() {
        log = StepLog.in(home, InstantSource.system());
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Override
    protected Notices notices() {
        return new LogNotices(log);
    }

    @Override
    protected List<Notice> heard(int many) {
        try {
            var heard = new ArrayList<Notice>();
            for (var line : Files.readAllLines(home.resolve("log.jsonl"))) {
                heard.add(Json.read(
                        new ObjectMapper().readTree(line).get("notice").toString(), Notice.class));
            }
            return heard;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
