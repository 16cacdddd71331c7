package dev.slipway.core.approval;

import dev.slipway.core.model.Person;

/// A look at a review.
///
/// Shape: `person` is who signed in, or whom the link was sent to that was shown.
public record Look(Person person, Vote.Way way) {}
