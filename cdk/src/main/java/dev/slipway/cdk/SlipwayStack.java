package dev.slipway.cdk;

import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/// One installation of Slipway.
final class SlipwayStack extends Stack {
    SlipwayStack(Construct scope, Installation installation, Sources sources) {
        super(
                scope,
                "Slipway-" + installation.stage(),
                StackProps.builder()
                        .description("Slipway: NVIDIA NIM models to guarded SageMaker endpoints")
                        .build());
        Tags.of(this).add("slipway", installation.stage());
        var functions = new Functions(this, installation, sources);
        var keys = new Keys(this, installation);
        var tables = new Tables(this);
        var buckets = new Buckets(this, installation);
        var policies = PolicyFiles.in(sources.policies());
        var places = new Places(this, installation, policies.places(), functions);
        var people = People.of(installation);
        var identity = Identity.of(this, installation);
        var door = new Door(this, installation, identity);
        var pager = new Pager(this, installation.stage(), installation.alarmMail(), keys.messages());
        var machines = new Machines(this, installation, sources, functions);

        var rights = new Rights(functions, installation);
        rights.stores(tables, buckets);
        rights.places(places, policies.repositories(Aws.PARTITION, Aws.ACCOUNT_ID, Aws.REGION));
        if (installation.registryLogin()) {
            rights.registries(new RegistrySecret(this, installation));
        }
        rights.people(keys, new Post(this, people, keys), door, identity);
        rights.proof(keys, buckets);
        rights.runs(machines);
        rights.notices(new NoticeBus(this, installation));

        door.leadTo(functions.get(FunctionName.API));
        new Calls(this, functions, machines, pager);
        policies.accounts().forEach(account -> AlarmsSent.receive(this, account));
        new AuditWatch(this, installation, tables.audit(), pager);
        new Trail(this, installation, tables.audit(), buckets.trail());
        new PolicyUpload(this, people, policies, places.modelRoles(), buckets.artifacts());
        new Costs(this, installation);
        new Watched(pager, functions, machines, door, tables);
        new Board(this, installation, door, machines.all(), functions.all());
        output("Address", door.address());
        output("Issuer", identity.issuer());
        output("Audience", identity.audience());
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
