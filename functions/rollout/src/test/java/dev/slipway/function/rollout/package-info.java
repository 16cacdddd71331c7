/// Events as others write them.
@NullMarked
package dev.slipway.function.rollout;

import org.jspecify.annotations.NullMarked;
