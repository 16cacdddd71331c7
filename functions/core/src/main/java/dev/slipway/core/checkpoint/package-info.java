/// The one log over all runs: who appends to it, what is signed of it, and how it leaves the house.
@NullMarked
package dev.slipway.core.checkpoint;

import org.jspecify.annotations.NullMarked;
