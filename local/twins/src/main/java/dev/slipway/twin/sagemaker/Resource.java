package dev.slipway.twin.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// A model or an endpoint configuration: immutable, kept as the request that made it.
record Resource(String name, String arn, Instant created, ObjectNode request) {}
