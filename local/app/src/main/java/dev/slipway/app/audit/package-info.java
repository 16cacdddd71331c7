/// The audit as files: written from what a server hands out, read back for verification.
@NullMarked
package dev.slipway.app.audit;

import org.jspecify.annotations.NullMarked;
