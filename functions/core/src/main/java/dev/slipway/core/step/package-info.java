/// What a step is, what it may read and write, and how it acts outside.
@NullMarked
package dev.slipway.core.step;

import org.jspecify.annotations.NullMarked;
