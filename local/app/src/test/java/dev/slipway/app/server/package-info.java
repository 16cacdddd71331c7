@NullMarked
package dev.slipway.app.server;

import org.jspecify.annotations.NullMarked;
