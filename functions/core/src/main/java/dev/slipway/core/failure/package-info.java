/// The five ways in which a step can fail.
@NullMarked
package dev.slipway.core.failure;

import org.jspecify.annotations.NullMarked;
