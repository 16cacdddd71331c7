/// The tables that come with Slipway: models, instance types, prices.
@NullMarked
package dev.slipway.adapter.bundled;

import org.jspecify.annotations.NullMarked;
