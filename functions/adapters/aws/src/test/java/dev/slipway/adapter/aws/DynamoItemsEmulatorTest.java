package dev.slipway.adapter.aws;

import static java.util.Objects.requireNonNull;

import dev.slipway.adapter.state.Items;
import dev.slipway.adapter.state.ItemsContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DynamoItemsEmulatorTest extends ItemsContract {
    private static @Nullable FreshTables tables;

    @BeforeAll
    static void start() {
        tables = FreshTables.make();
    }

    @AfterAll
    static void stop() {
        if (tables != null) {
            tables.close();
        }
    }

    @Override
    protected Items items() {
        return requireNonNull(tables).items();
    }
}
