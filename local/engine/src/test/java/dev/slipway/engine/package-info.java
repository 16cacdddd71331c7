/// What the engine promises, and what AWS was seen to do.
@NullMarked
package dev.slipway.engine;

import org.jspecify.annotations.NullMarked;
