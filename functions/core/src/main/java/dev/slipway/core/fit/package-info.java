/// Whether a model fits a GPU offer.
@NullMarked
package dev.slipway.core.fit;

import org.jspecify.annotations.NullMarked;
