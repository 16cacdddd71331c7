/// How adapters ask over HTTP.
@NullMarked
package dev.slipway.wire.web;

import org.jspecify.annotations.NullMarked;
