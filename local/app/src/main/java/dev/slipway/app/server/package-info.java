/// The laptop behind its gateway, and how other processes find it.
@NullMarked
package dev.slipway.app.server;

import org.jspecify.annotations.NullMarked;
