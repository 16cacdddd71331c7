/// Outside systems that speak HTTP.
@NullMarked
package dev.slipway.wire.web;

import org.jspecify.annotations.NullMarked;
