/// Carrying a plan out, following it and trying the result.
@NullMarked
package dev.slipway.core.rollout;

import org.jspecify.annotations.NullMarked;
