/// The HTTP way in: routes, what they take and what they answer.
@NullMarked
package dev.slipway.function.api;

import org.jspecify.annotations.NullMarked;
