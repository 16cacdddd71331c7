/// The laptop's stand-in for API Gateway: HTTP to events, and an issuer of tokens for a few named people.
@NullMarked
package dev.slipway.app.gateway;

import org.jspecify.annotations.NullMarked;
