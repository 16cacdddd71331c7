/// The rules that a plan must keep before anything runs.
@NullMarked
package dev.slipway.core.guard;

import org.jspecify.annotations.NullMarked;
