/// From a sentence to a plan with a price.
@NullMarked
package dev.slipway.core.plan;

import org.jspecify.annotations.NullMarked;
