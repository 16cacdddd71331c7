/// A small, durable interpreter of the Amazon States Language, JSONata only. It knows nothing of the functions it
/// calls or the store it writes to: both are given to it, and so is the time.
@NullMarked
package dev.slipway.engine;

import org.jspecify.annotations.NullMarked;
