/// The outbox.
@NullMarked
package dev.slipway.app.post;

import org.jspecify.annotations.NullMarked;
