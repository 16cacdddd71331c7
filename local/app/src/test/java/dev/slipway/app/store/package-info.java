/// The laptop's store keeps the contracts and outlives its process.
@NullMarked
package dev.slipway.app.store;

import org.jspecify.annotations.NullMarked;
