/// The whole laptop: engine, twins and stores.
@NullMarked
package dev.slipway.app.journey;

import org.jspecify.annotations.NullMarked;
