package dev.slipway.cdk;

import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/// The roles of an environment that lies in another account or region than Slipway itself; deployed there.
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
        new Place(this, installation, place.environment(), installation.homeOf(place));
    }
}
