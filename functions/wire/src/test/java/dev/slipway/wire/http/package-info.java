/// The HTTP event shell.
@NullMarked
package dev.slipway.wire.http;

import org.jspecify.annotations.NullMarked;
