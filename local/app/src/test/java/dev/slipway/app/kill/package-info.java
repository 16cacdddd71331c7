/// The laptop killed at every point at which it may be killed.
@NullMarked
package dev.slipway.app.kill;

import org.jspecify.annotations.NullMarked;
