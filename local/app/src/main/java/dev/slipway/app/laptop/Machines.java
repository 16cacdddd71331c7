package dev.slipway.app.laptop;

import dev.slipway.core.contract.StepName;
import dev.slipway.engine.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The machines as they are drawn, with a function's own name in place of its address.
final class Machines {
    private Machines() {}

    static Machine deployment() {
        return load("deployment");
    }

    static Machine rollback() {
        return load("rollback");
    }

    private static Machine load(String name) {
        try (var in = Machines.class.getResourceAsStream("/statemachines/" + name + ".asl.json")) {
            if (in == null) {
                throw new IllegalStateException("the machine " + name + " was not built into this program");
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (var step : StepName.values()) {
                text = text.replace("${" + step.placeholder() + "}", step.title());
            }
            return Machine.load(name, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
