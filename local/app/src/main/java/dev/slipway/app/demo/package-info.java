/// The demo: scenes played over HTTP as a user would, each with what must hold after it.
@NullMarked
package dev.slipway.app.demo;

import org.jspecify.annotations.NullMarked;
