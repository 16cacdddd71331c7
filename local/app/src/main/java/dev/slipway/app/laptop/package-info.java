/// Slipway in one process: the same functions and machines, over embedded stores and twins.
@NullMarked
package dev.slipway.app.laptop;

import org.jspecify.annotations.NullMarked;
