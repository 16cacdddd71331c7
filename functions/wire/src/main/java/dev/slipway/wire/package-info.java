/// JSON in and out, and the handler that carries a step.
@NullMarked
package dev.slipway.wire;

import org.jspecify.annotations.NullMarked;
