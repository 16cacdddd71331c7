/// A Lambda handler around each step of this jar.
@NullMarked
package dev.slipway.function.deployment;

import org.jspecify.annotations.NullMarked;
