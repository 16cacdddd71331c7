/// The engine behind core's port, over the laptop's store.
@NullMarked
package dev.slipway.app.laptop;

import org.jspecify.annotations.NullMarked;
