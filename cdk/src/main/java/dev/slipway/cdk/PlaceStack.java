package dev.slipway.cdk;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.constructs.Construct;

/// The roles of an environment that lies in another account than Slipway itself; deployed there.
final class PlaceStack extends Stack {
    PlaceStack(Construct scope, Installation installation, PolicyFiles.Place place) {
        super(
                scope,
                "Slipway-%s-%s".formatted(installation.stage(), place.environment()),
                StackProps.builder()
                        .env(Environment.builder()
                                .account(place.account())
                                .region(place.region())
                                .build())
                        .description("Slipway: what it may do in the environment " + place.environment())
                        .build());
        var home = installation.homeOf(place);
        new Place(
                this,
                installation,
                place.environment(),
                place.region(),
                name -> new ArnPrincipal(
                        "arn:%s:iam::%s:role/%s".formatted(Aws.PARTITION, home.account(), installation.name(name.title()))));
        // Several environments may lie in one account and region.
        var whose = installation.stage() + "-" + place.environment();
        var pager = new Pager(this, whose, installation.alarmMail(), Keys.ofMessages(this));
        new AlarmsSent(this, home, pager);
    }
}
