/// The gateway over real sockets, and the issuer's tokens.
@NullMarked
package dev.slipway.app.gateway;

import org.jspecify.annotations.NullMarked;
