/// Events, their canonical form and the hash chain.
@NullMarked
package dev.slipway.core.audit;

import org.jspecify.annotations.NullMarked;
