/// The HTTP event shell: routes, checks and problem documents around functions from request to reply.
@NullMarked
package dev.slipway.wire.http;

import org.jspecify.annotations.NullMarked;
