/// A twin of an OCI image registry: from tag to digest, with the token flow.
@NullMarked
package dev.slipway.twin.registry;

import org.jspecify.annotations.NullMarked;
