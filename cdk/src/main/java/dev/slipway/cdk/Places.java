package dev.slipway.cdk;

import dev.slipway.core.contract.Setting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.constructs.Construct;

/// Every environment's place: what may be done there, by whom.
///
/// A function has no rights at SageMaker of its own. It takes a role of the place, for one plan at a time: `rollout` changes
/// what bears the plan's names, `look` reads and asks models, `alarms` reads alarms.
final class Places extends Construct {
    private final Installation installation;
    private final List<PolicyFiles.Place> places;
    private final Map<String, String> modelRoles = new TreeMap<>();

    Places(Construct scope, Installation installation, List<PolicyFiles.Place> places, Functions functions) {
        super(scope, "Places");
        this.installation = installation;
        this.places = List.copyOf(places);
        places.stream()
                .filter(PolicyFiles.Place::here)
                .forEach(place -> modelRoles.put(
                        place.environment(),
                        new Place(
                                        this,
                                        installation,
                                        place.environment(),
                                        place.settledRegion(Aws.REGION),
                                        // By reference: IAM refuses to trust a role that is not there yet.
                                        name -> new ArnPrincipal(
                                                functions.get(name).role().getRoleArn()))
                                .modelRole()));
    }

    /// What models run as, by environment; only where the place lies here.
    Map<String, String> modelRoles() {
        return Map.copyOf(modelRoles);
    }

    /// Lets it take one of the roles of every place.
    void taken(LiveFunction function, Place.Part part) {
        function.may(
                List.of("sts:AssumeRole"),
                places.stream()
                        .map(place -> Place.arn(installation, place, part))
                        .toArray(String[]::new));
        function.told(Map.of(
                Setting.PLACE_ROLE, installation.name("{environment}-" + part.title())));
    }
}
