/// The wire refuses what is not exactly its form.
@NullMarked
package dev.slipway.wire;

import org.jspecify.annotations.NullMarked;
