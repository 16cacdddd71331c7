package dev.slipway.app.store;

import dev.slipway.adapter.state.Items;
import dev.slipway.adapter.state.LedgerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest extends LedgerContract {
    @TempDir
    Path folder;

    private SqliteStore store;
    private Items items;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("slipway.db"));
        items = SqliteItems.over(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected Items items() {
        return items;
    }
}
