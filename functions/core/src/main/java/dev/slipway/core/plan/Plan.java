package dev.slipway.core.plan;

import dev.slipway.core.audit.Canonical;
import dev.slipway.core.audit.CanonicalForm;
import dev.slipway.core.model.Application;
import dev.slipway.core.model.Digest;
import dev.slipway.core.model.Place;
import dev.slipway.core.model.ResourceName;

/// What would be done: deploy a model, or remove what runs.
public sealed interface Plan permits DeploymentPlan, RemovalPlan {
    Place place();

    Application app();

    /// What is hashed: everything that would run, and no id, time, prose or budget.
    Canonical.Fields canonical();

    /// The plan hash: the same wish twice has one.
    default Digest hash() {
        return CanonicalForm.digest(canonical());
    }

    /// The endpoint's stable name: application and environment.
    default ResourceName endpoint() {
        return EndpointRecord.nameOf(app(), place().environment());
    }

    /// A place in canonical form.
    static Canonical.Fields canonical(Place place) {
        return Canonical.Fields.NONE
                .with("environment", place.environment())
                .with("account", place.account())
                .with("region", place.region())
                .with("role", place.role())
                .with("registry", place.registry())
                .with("policy_bundle", place.policyBundle());
    }
}
