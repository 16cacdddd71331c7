package dev.slipway.cdk;

import java.util.List;
import software.constructs.Construct;

/// Every machine.
final class Machines extends Construct {
    private final MachineFromAsl deployment;
    private final MachineFromAsl rollback;

    Machines(Construct scope, Installation installation, Sources sources, Functions functions) {
        super(scope, "Machines");
        deployment = machine("deployment", installation, sources, functions);
        rollback = machine("rollback", installation, sources, functions);
    }

    MachineFromAsl deployment() {
        return deployment;
    }

    MachineFromAsl rollback() {
        return rollback;
    }

    List<MachineFromAsl> all() {
        return List.of(deployment, rollback);
    }

    private MachineFromAsl machine(String name, Installation installation, Sources sources, Functions functions) {
        var asl = sources.machine(name);
        return new MachineFromAsl(this, name, installation, asl, functions.behind(asl));
    }
}
