/// What every twin shares: an HTTP server with a fault dial, counted calls, held answers and a durable snapshot.
///
/// A twin answers as the real system does; this package knows no system in particular.
@NullMarked
package dev.slipway.twin;

import org.jspecify.annotations.NullMarked;
