/// Whether an export proves what it tells: chains, log, signatures, grammar. Needs nothing else of the product.
@NullMarked
package dev.slipway.core.audit.verify;

import org.jspecify.annotations.NullMarked;
