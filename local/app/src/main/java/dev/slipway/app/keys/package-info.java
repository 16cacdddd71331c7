/// The keys of the laptop's links and of what it keeps sealed.
@NullMarked
package dev.slipway.app.keys;

import org.jspecify.annotations.NullMarked;
