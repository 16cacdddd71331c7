package dev.slipway.adapter.aws;

import static java.util.Objects.requireNonNull;

import dev.slipway.adapter.state.Items;
import dev.slipway.adapter.state.LedgerContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DynamoLedgerEmulatorTest extends LedgerContract {
    private static @Nullable Emulator emulator;

    @BeforeAll
    static void start() {
        emulator = Emulator.start();
    }

    @AfterAll
    static void stop() {
        if (emulator != null) {
            emulator.close();
        }
    }

    @Override
    protected Items items() {
        return requireNonNull(emulator).items();
    }
}
