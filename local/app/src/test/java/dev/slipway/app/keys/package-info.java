/// The laptop's keys.
@NullMarked
package dev.slipway.app.keys;

import org.jspecify.annotations.NullMarked;
